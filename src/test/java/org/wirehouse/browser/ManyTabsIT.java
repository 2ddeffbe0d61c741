package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wirehouse.support.server.Server;

/** A browser has about six connections to a server over HTTP/1.1, for all tabs together. */
@BrowserTest
@ExtendWith(SimulatedServer.class)
class ManyTabsIT {
    private static final int TABS = 8;
    private static final String SWITCH = "connection-status button:last-of-type";

    /** Hides the page, or shows it: whether a tab behind others is hidden is up to the browser and its window. */
    private static final String HIDE = """
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => arguments[0] });
        document.dispatchEvent(new Event('visibilitychange'));
        """;

    private static final String REMEMBER_STREAMS = """
        globalThis.streams = [];
        globalThis.EventSource = class extends EventSource {
          constructor(url, options) {
            super(url, options);
            streams.push(url);
          }
        };
        """;

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @BeforeAll
    static void find(Server shared) {
        server = shared;
    }

    @BeforeEach
    void start() {
        browser = Browser.start();
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void canAllBeInSight() {
        for (int tab = 0; tab < TABS; tab++) {
            if (tab > 0) {
                browser.openTab();
            }
            browser.beforeEachPage("Object.defineProperty(Document.prototype, 'hidden', { get: () => false })");
            open(server.address("ticker.html"));
        }
        for (int tab = 0; tab < TABS; tab++) {
            browser.chooseTab(tab);
            keepsUp();
        }
        assertThat(browser.text("connection-status .reason")).isEqualTo("over WebSocket");
    }

    @Test
    void leaveTheirStreamsToOthersWhileTheyAreHidden() {
        for (int tab = 0; tab < TABS; tab++) {
            if (tab > 0) {
                hide(true);
                browser.openTab();
            }
            open(server.address("ticker.html"));
            assertThat(browser.text("connection-status .reason")).isEmpty();
        }
        eventually().untilAsserted(() -> assertThat(server.app().openStreams()).isLessThanOrEqualTo(4));

        browser.chooseTab(0);
        assertThat(connection()).isEqualTo("Paused");
        hide(false);
        connected();
        keepsUp();
    }

    @Test
    void giveTheStreamUpAfterAWhileAndResumeWithoutLoss() {
        browser.beforeEachPage("globalThis.wirehouseTimes = { hiddenMillis: 300 }");
        browser.beforeEachPage(REMEMBER_STREAMS);
        open(server.address("ticker.html?symbols=AAPL"));
        keepsUp();
        hide(true);
        eventually().untilAsserted(() -> assertThat(connection()).isEqualTo("Paused"));
        assertThat(browser.string("return document.documentElement.hasAttribute('data-old')"))
                .isEqualTo("true");
        hide(false);
        connected();
        keepsUp();
        assertThat(browser.strings("return streams"))
                .as("streams that were opened")
                .hasSizeGreaterThan(1)
                .last()
                .asString()
                .contains("lastEventId=");
    }

    @Test
    void sayWhatIsTheMatterWhenThereIsNoConnectionLeftAndOfferAWebSocket() {
        browser.beforeEachPage("globalThis.wirehouseTimes = { slowMillis: 500, connectMillis: 60_000 }");
        try (CuttingProxy network = new CuttingProxy(server.port())) {
            network.holdStreams();
            browser.open(network.address(server.address("ticker.html")));
            eventually().untilAsserted(() -> assertThat(browser.isShown(SWITCH)).isTrue());
            assertThat(browser.text("connection-status .reason")).contains("six connections", "close another tab");
            browser.screenshot("ticker-no-connection-left-1280-light");
            browser.viewport(390, 844);
            Layout.becomesSound(browser);
            browser.find(SWITCH).click();
            connected();
            keepsUp();
            assertThat(browser.isShown(SWITCH)).isFalse();
        }
    }

    @Test
    void useAWebSocketByThemselvesInTheEnd() {
        browser.beforeEachPage("globalThis.wirehouseTimes = { connectMillis: 3_000 }");
        try (CuttingProxy network = new CuttingProxy(server.port())) {
            network.holdStreams();
            open(network.address(server.address("ticker.html")));
            keepsUp();
        }
    }

    private void open(URI address) {
        browser.open(address);
        connected();
    }

    private void connected() {
        eventually().untilAsserted(() -> assertThat(connection()).isEqualTo("Connected"));
    }

    private void keepsUp() {
        eventually().untilAsserted(() -> assertThat(trades()).isPositive());
        long before = trades();
        eventually().untilAsserted(() -> assertThat(trades()).isGreaterThan(before));
    }

    private long trades() {
        String trades =
                browser.text("#quotes tr[data-symbol=AAPL] [data-field=trades]").replace(",", "");
        return trades.isEmpty() ? 0 : Long.parseLong(trades);
    }

    private String connection() {
        return browser.text("connection-status [role=status]");
    }

    private void hide(boolean hidden) {
        browser.string(HIDE, hidden);
    }
}
