package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.wirehouse.browser.Browser.ColourScheme;
import org.wirehouse.support.server.Server;

@BrowserTest
class RecoveryIT {
    private static final Map<String, String> SETTINGS = Map.of("wirehouse.feed", "none");

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @BeforeEach
    void start() {
        server = Server.start(SETTINGS);
        browser = Browser.start();
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void recoversByItselfFromARestartOfTheServer() {
        TickerPage page = openWithQuotes();
        server.stop();
        eventually().untilAsserted(() -> assertThat(page.connection()).isEqualTo("No connection"));
        assertThat(page.symbols()).as("quotes that are old, and still there").containsExactly("GONE", "KEPT");
        eventually().untilAsserted(() -> assertThat(
                        browser.find("connection-status").getText())
                .contains("The server cannot be reached."));
        browser.screenshot("ticker-lost-1280-light");
        browser.viewport(360, 740);
        browser.media(ColourScheme.DARK, false);
        Layout.becomesSound(browser);
        browser.screenshot("ticker-lost-360-dark");

        server = Server.start(SETTINGS, server.port());
        page.connected();
        eventually().untilAsserted(() -> assertThat(browser.isShown("#empty")).isTrue());
        assertThat(page.rows()).as("ghosts").isEmpty();
        showsWhatTheNewServerSends(page);
    }

    @Test
    void outlivesAServerThatRefusesAndTriesAtOnceWhenAsked() {
        TickerPage page = openWithQuotes();
        server.stop();
        try (RefusingServer refusing = new RefusingServer(server.port())) {
            eventually().untilAsserted(() -> {
                assertThat(page.connection()).isEqualTo("No connection");
                assertThat(browser.text("connection-status .reason")).startsWith("The server answers 503");
                assertThat(secondsToNextTry()).as("what the server asks for").isGreaterThan(10);
            });
            int before = refusing.streams();
            int seconds = secondsToNextTry();
            long begun = System.nanoTime();
            browser.find("connection-status button").sendKeys(Keys.ENTER);
            eventually().untilAsserted(() -> assertThat(refusing.streams()).isGreaterThan(before));
            assertThat((System.nanoTime() - begun) / 1e9)
                    .as("seconds until the try")
                    .isLessThan(seconds);
            assertThat(page.connection()).isEqualTo("No connection");
            assertThat(browser.string("return document.activeElement.textContent"))
                    .as("where the keyboard is after the try")
                    .isEqualTo("Try now");
        }
        server = Server.start(SETTINGS, server.port());
        browser.string("document.querySelector('connection-status button').click()");
        page.connected();
        showsWhatTheNewServerSends(page);
    }

    @Test
    void triesOftenAndAtOnceWhenTheNetworkIsBack() {
        TickerPage page = openWithQuotes();
        server.stop();
        eventually().untilAsserted(() -> assertThat(page.connection()).isEqualTo("No connection"));
        for (int i = 0; i < 40; i++) {
            assertThat(secondsToNextTry()).as("seconds to the next try").isLessThanOrEqualTo(5);
            browser.string("document.querySelector('connection-status button').click()");
        }

        browser.network(false);
        eventually().untilAsserted(() -> assertThat(page.connection()).isEqualTo("Offline"));
        browser.screenshot("ticker-offline-1280-light");
        server = Server.start(SETTINGS, server.port());
        browser.network(true);
        page.connected();
        showsWhatTheNewServerSends(page);
    }

    private TickerPage openWithQuotes() {
        Trades.send(server, "GONE", "10.00");
        Trades.send(server, "KEPT", "20.00");
        TickerPage page =
                TickerPage.open(browser, server.address("ticker.html")).connected();
        eventually().untilAsserted(() -> assertThat(page.symbols()).containsExactly("GONE", "KEPT"));
        return page;
    }

    private void showsWhatTheNewServerSends(TickerPage page) {
        Trades.send(server, "KEPT", "21.00");
        Trades.send(server, "NEW", "30.00");
        eventually().untilAsserted(() -> {
            assertThat(page.symbols()).containsExactly("KEPT", "NEW");
            assertThat(page.row("KEPT").price()).isEqualByComparingTo(new BigDecimal(21));
        });
    }

    private int secondsToNextTry() {
        String countdown = browser.text("connection-status .countdown");
        return countdown.startsWith("Next try in ") ? Integer.parseInt(countdown.replaceAll("\\D", "")) : 0;
    }
}
