package org.wirehouse.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirehouse.support.server.Server;

/**
 * Every page by the rules of axe.
 *
 * @see <a href="https://dequeuniversity.com/rules/axe/4.6">the rules</a>
 */
@BrowserTest
@ExtendWith(SimulatedServer.class)
class AccessibilityIT {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /** Contrast is for {@link Layout}, which leaves out what is just flashing. */
    private static final String FINDINGS = """
        return axe.run({ rules: { 'color-contrast': { enabled: false } } }).then(({ violations }) =>
          violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html.slice(0, 120)}`)).join('\\n'));
        """;

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @SuppressWarnings("NullAway.Init")
    private static String axe;

    @BeforeAll
    static void start(Server shared) throws IOException {
        server = shared;
        browser = Browser.start();
        try (InputStream script = requireNonNull(AccessibilityIT.class.getResourceAsStream(AXE))) {
            axe = new String(script.readAllBytes(), UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void reset() {
        browser.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "'', quote-strip li",
        "ticker.html#AAPL, quote-chart canvas",
        "chat.html#lobby, #join",
        "echo.html, main",
        "compare.html, transport-run dl",
        "monitor.html, vital-tiles dd",
        "streams.html, main",
        "classic/clock.html, source-code pre",
        "classic/counter.html, source-code pre",
        "classic/counter-100.html, source-code pre",
        "classic/typewriter.html, source-code pre",
        "classic/echo.html, source-code pre",
        "classic/group.html, source-code pre",
    })
    void hasNoFindings(String page, String shown) {
        browser.open(server.base().resolve(page));
        eventually().untilAsserted(() -> assertThat(browser.isShown(shown)).isTrue());
        if (page.startsWith("chat")) {
            browser.find("#name").sendKeys("Axe");
            browser.find("#join button[type=submit]").click();
            eventually().untilAsserted(() -> assertThat(browser.isShown("chat-room"))
                    .isTrue());
        }
        browser.string(axe);
        assertThat(browser.string(FINDINGS)).isEmpty();
    }
}
