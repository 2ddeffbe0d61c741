package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.wirehouse.browser.Browser.ColourScheme;
import org.wirehouse.support.server.Server;

@BrowserTest
@ExtendWith(SimulatedServer.class)
class LayoutIT {
    private static final List<Integer> WIDTHS = List.of(320, 360, 700, 1120, 1280);

    /** Descriptions of where the keyboard is; a row by any of its symbols. */
    private static final String WHERE = """
        const at = document.activeElement;
        return at.closest('tbody') ? 'row'
          : at.closest('th') ? `header ${at.closest('th').dataset.field}`
          : at.id || at.textContent.trim() || at.tagName;
        """;

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

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
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void fitsTheHomePageIntoEveryWindow(ColourScheme scheme) {
        browser.media(scheme, false);
        browser.open(server.base());
        eventually().untilAsserted(() -> assertThat(browser.isShown("quote-strip li"))
                .isTrue());
        for (int width : WIDTHS) {
            show("home", width, scheme);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void fitsTheTickerIntoEveryWindow(ColourScheme scheme) {
        browser.media(scheme, false);
        openTickerWithLargePrices("");
        for (int width : WIDTHS) {
            show("ticker", width, scheme);
            assertThat(Layout.cutOffNumbers(browser)).as("at " + width).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void fitsTheChartIntoEveryWindow(ColourScheme scheme) {
        browser.media(scheme, false);
        openTickerWithLargePrices("#KRW-BTC").withChart("KRW-BTC");
        for (int width : WIDTHS) {
            show("chart", width, scheme);
            assertThat(Layout.cutOffNumbers(browser)).as("at " + width).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void fitsTheClassicsIntoEveryWindow(ColourScheme scheme) {
        browser.media(scheme, false);
        browser.open(server.address("streams.html"));
        showInEveryWindow("classics", scheme);
        for (String name : List.of("clock", "counter", "counter-100", "typewriter", "echo", "group")) {
            browser.open(server.address("classic/" + name + ".html"));
            eventually().untilAsserted(() -> assertThat(browser.isShown("source-code pre"))
                    .isTrue());
            showInEveryWindow("classic-" + name, scheme);
        }
    }

    @Test
    void hasTheNavigationInOneLine() {
        browser.open(server.address("monitor.html"));
        for (int width : List.of(320, 390, 700, 1280)) {
            browser.viewport(width, 844);
            assertThat(browser.strings("return [...new Set([...document.querySelectorAll('nav a')]"
                            + ".map(link => String(link.getBoundingClientRect().top)))]"))
                    .as("lines at " + width)
                    .hasSize(1);
            assertThat(browser.string("const link = document.querySelector('nav [aria-current]')"
                            + ".getBoundingClientRect(); return link.left >= 0 && link.right <= innerWidth"))
                    .as("this page is in sight at " + width)
                    .isEqualTo("true");
        }
    }

    @Test
    void showsAChangeOfPriceByAFlashOrWithoutMotionByAMark() {
        openTickerWithLargePrices("");
        eventually().untilAsserted(() -> assertThat(animations()).isPositive());
        browser.media(ColourScheme.LIGHT, true);
        TickerPage page = openTickerWithLargePrices("");
        TickerPage.Row before = page.row("AAPL");
        eventually().untilAsserted(() -> {
            assertThat(page.row("AAPL").price()).isNotEqualByComparingTo(before.price());
            assertThat(marks("up")).as("marks that stay").isGreaterThan(4);
            assertThat(marks("down")).as("marks that stay").isGreaterThan(4);
        });
        assertThat(animations()).isZero();
        browser.open(server.base());
        eventually().untilAsserted(() -> assertThat(browser.isShown("quote-strip .ticked-up, quote-strip .ticked-down"))
                .isTrue());
        assertThat(animations()).isZero();
    }

    @Test
    void leadsTheKeyboardThroughThePageInTheOrderInWhichItIsRead() {
        TickerPage page = openTickerWithLargePrices("");
        List<String> passed = new ArrayList<>();
        while (!passed.contains("row") && passed.size() < 40) {
            browser.press(Keys.TAB);
            passed.add(browser.string(WHERE));
        }
        List<String> expected = new ArrayList<>(List.of("Skip to the content", "Wirehouse"));
        expected.addAll(
                browser.strings("return [...document.querySelectorAll('nav a')].map(link => link.textContent)"));
        expected.addAll(List.of(
                "filter",
                "header symbol",
                "header price",
                "header change",
                "header changePercent",
                "header volume",
                "header high",
                "header low",
                "header trades",
                "header time",
                "row"));
        assertThat(passed).containsExactlyElementsOf(expected);
        List<String> symbols = page.symbols();
        browser.press(Keys.ARROW_DOWN);
        page.withChart(symbols.get(1));
        browser.press(Keys.END);
        page.withChart(symbols.get(symbols.size() - 1));
        browser.press(Keys.TAB);
        assertThat(browser.string(WHERE)).isEqualTo("Close");
        browser.press(Keys.ESCAPE);
        assertThat(browser.isShown("quote-chart")).isFalse();
        assertThat(browser.string(WHERE)).isEqualTo("row");
    }

    private static TickerPage openTickerWithLargePrices(String fragment) {
        TickerPage page = TickerPage.open(browser, server.address("ticker.html" + fragment));
        eventually().untilAsserted(() -> assertThat(page.symbols()).contains("AAPL", "KRW-BTC"));
        return page;
    }

    private static void showInEveryWindow(String name, ColourScheme scheme) {
        WIDTHS.forEach(width -> show(name, width, scheme));
    }

    private static void show(String name, int width, ColourScheme scheme) {
        browser.viewport(width, width < 700 ? 740 : 900);
        Layout.becomesSound(browser);
        browser.screenshot(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    private static long marks(String direction) {
        return Long.parseLong(browser.string(
                "return document.querySelectorAll(arguments[0]).length", "#quotes .ticked-" + direction));
    }

    private static long animations() {
        return Long.parseLong(browser.string(
                "return document.getAnimations().filter(animation => animation.playState === 'running').length"));
    }
}
