package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wirehouse.browser.Browser.ColourScheme;
import org.wirehouse.support.server.Server;

@BrowserTest
class EmptyTickerIT {
    private static final String MARKUP = "<b>X</b>";
    private static final String LONG = "WWWWWWWWWWWWWWWWWWWW";

    @Test
    void saysThatNothingHasTradedUntilSomethingHas() {
        try (Server server = Server.start(Map.of("wirehouse.feed", "none"));
                Browser browser = Browser.start()) {
            TickerPage page = TickerPage.open(browser, server.address("ticker.html"));
            eventually()
                    .untilAsserted(() -> assertThat(browser.isShown("#empty")).isTrue());
            assertThat(browser.isShown("#quotes")).isFalse();
            assertThat(browser.text("#empty")).contains("curl '" + server.address("api/ticker/trades") + "'");
            assertThat(browser.text("feed-status")).contains("Live");
            browser.screenshot("ticker-empty-1280-light");
            browser.viewport(360, 740);
            browser.media(ColourScheme.DARK, false);
            Layout.becomesSound(browser);
            browser.screenshot("ticker-empty-360-dark");

            browser.string("window.stayed = true");
            Trades.send(server, "AAPL", "187.20");
            Trades.send(server, MARKUP, "1.50");
            Trades.send(server, MARKUP, "1.40");
            Trades.send(server, LONG, "80000000.25");
            eventually()
                    .untilAsserted(() -> assertThat(page.symbols()).containsExactlyInAnyOrder(MARKUP, "AAPL", LONG));
            assertThat(browser.string("return window.stayed")).isEqualTo("true");
            assertThat(browser.isShown("#empty")).isFalse();
            assertThat(browser.isShown("#quotes")).isTrue();
            eventually()
                    .untilAsserted(() -> assertThat(page.row(MARKUP).change()).isEqualTo("down \u22120.10"));
            assertThat(browser.string("return document.querySelectorAll('main b').length"))
                    .as("elements made of a symbol")
                    .isEqualTo("0");
            showsSymbolsOfAnyKind(browser, page);

            browser.open(server.base());
            eventually()
                    .untilAsserted(() ->
                            assertThat(browser.find("quote-strip").getText()).contains(MARKUP, LONG, "AAPL"));
            browser.viewport(320, 640);
            Layout.becomesSound(browser);
            assertThat(browser.consoleProblems()).isEmpty();
        }
    }

    private static void showsSymbolsOfAnyKind(Browser browser, TickerPage page) {
        page.clickRow(MARKUP);
        page.withChart(MARKUP);
        eventually().untilAsserted(() -> assertThat(page.chartSummary()).contains("began at 1.50, now 1.40"));
        assertThat(browser.text("quote-chart .notice")).isEmpty();
        page.clickRow(LONG);
        page.withChart(LONG);
        browser.viewport(320, 640);
        Layout.becomesSound(browser);
        assertThat(Layout.cutOffNumbers(browser)).isEmpty();
        browser.screenshot("ticker-long-320-dark");
    }
}
