package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.browser.Browser.ColourScheme;
import org.wirehouse.support.server.Server;

/** Pages on a network that dies without a word: connections stay open, and nothing comes any more. */
@BrowserTest
@ExtendWith(SimulatedServer.class)
class SilentNetworkIT {
    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @SuppressWarnings("NullAway.Init")
    private CuttingProxy network;

    @BeforeAll
    static void start(Server shared) {
        server = shared;
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void reset() {
        browser.reset();
        network = new CuttingProxy(server.port());
    }

    @AfterEach
    void leave() {
        browser.reset();
        network.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticker.html", "monitor.html", ""})
    void isNoticedByEveryPageThatFollowsAStream(String page) {
        open(page);
        network.swallow();
        eventually().untilAsserted(() -> {
            assertThat(connection()).isNotEqualTo("Connected");
            assertThat(isOld()).isTrue();
            assertThat(browser.text("connection-status .age")).startsWith("What you see is of ");
        });
        if (page.equals("ticker.html")) {
            browser.screenshot("ticker-silent-1280-light");
            browser.viewport(390, 844);
            browser.media(ColourScheme.DARK, false);
            Layout.becomesSound(browser);
            browser.screenshot("ticker-silent-390-dark");
        }
        network.release();
        isConnectedAgain();
    }

    @Test
    void isNoticedByAPageThatUsesWebSocket() {
        browser.beforeEachPage("globalThis.wirehouseTimes = { answerMillis: 1_000, silenceMillis: 2_000 }");
        open("chat.html");
        network.swallow();
        eventually().untilAsserted(() -> assertThat(connection()).isNotEqualTo("Connected"));
        network.release();
        isConnectedAgain();
    }

    @Test
    void isNoticedByBothRunsOfTheComparison() {
        browser.open(network.address(server.address("compare.html")));
        eventually().untilAsserted(() -> assertThat(runState("sse")).isEqualTo("open"));
        network.swallow();
        eventually().untilAsserted(() -> assertThat(runState("sse")).isNotEqualTo("open"));
    }

    private void open(String page) {
        browser.open(network.address(server.base().resolve(page)));
        if (page.equals("chat.html")) {
            browser.find("#name").sendKeys("Ann");
            browser.find("#join button[type=submit]").click();
        }
        isConnectedAgain();
    }

    private static void isConnectedAgain() {
        eventually().untilAsserted(() -> {
            assertThat(connection()).isEqualTo("Connected");
            assertThat(isOld()).isFalse();
        });
    }

    private static String connection() {
        return browser.text("connection-status [role=status]");
    }

    private static boolean isOld() {
        return browser.string("return document.documentElement.hasAttribute('data-old')")
                .equals("true");
    }

    private static String runState(String transport) {
        return browser.string(
                "return document.querySelector(arguments[0]).dataset.state",
                "transport-run[transport=" + transport + "]");
    }
}
