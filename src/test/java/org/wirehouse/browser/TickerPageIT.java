package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

@BrowserTest
@ExtendWith(SimulatedServer.class)
class TickerPageIT {
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

    @AfterEach
    void leavesTheConsoleClean() {
        assertThat(browser.consoleProblems()).isEmpty();
    }

    @Test
    void showsTheQuotesOfAllSymbols() {
        TickerPage page = open("").withRows();
        eventually().untilAsserted(() -> {
            List<String> traded = symbolsOfTheServer();
            assertThat(traded).hasSizeGreaterThan(10);
            assertThat(page.symbols()).isEqualTo(traded);
            assertThat(browser.text("#count")).isEqualTo(traded.size() + " symbols");
        });
    }

    @Test
    void changesTheQuotesAsTheyChange() {
        TickerPage page = open("").withRows();
        TickerPage.Row before = page.row("AAPL");
        eventually().untilAsserted(() -> {
            assertThat(page.row("AAPL").trades()).isGreaterThan(before.trades());
            assertThat(page.row("AAPL").price()).isNotEqualByComparingTo(before.price());
        });
    }

    @Test
    void saysTheDirectionOfAChangeInAWordAndASign() {
        TickerPage page = open("").withRows();
        eventually().untilAsserted(() -> assertThat(page.rows())
                .extracting(TickerPage.Row::change)
                .allMatch(change -> change.matches("up \\+[\\d.,]+|down \u2212[\\d.,]+|unchanged [0.]+"))
                .anyMatch(change -> change.startsWith("up "))
                .anyMatch(change -> change.startsWith("down ")));
    }

    @Test
    void saysThatItIsConnected() {
        open("").connected();
        assertThat(browser.isShown("connection-status [role=status]")).isTrue();
        assertThat(browser.isShown("connection-status button")).isFalse();
    }

    @Test
    void saysThatTheQuotesAreSimulatedWhereverThePageIsScrolledTo() {
        open("").withRows();
        eventually().untilAsserted(() -> assertThat(browser.find("feed-status").getText())
                .contains("SIMULATED", "invented", "not market data"));
        browser.string("scrollTo(0, document.body.scrollHeight)");
        eventually().untilAsserted(() -> assertThat(titleMark()).isEqualTo("\"Simulated\""));
        browser.string("scrollTo(0, 0)");
        eventually().untilAsserted(() -> assertThat(titleMark()).isEqualTo("none"));
    }

    @Test
    void sortsByTheHeaderThatTheKeyboardChooses() {
        TickerPage page = open("").withRows();
        assertThat(page.sorting()).containsExactly("symbol ascending");
        browser.find("#filter").click();
        browser.press(Keys.TAB);
        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        assertThat(page.sorting()).containsExactly("price descending");
        Comparator<TickerPage.Row> byPrice = Comparator.comparing(TickerPage.Row::price);
        eventually().untilAsserted(() -> assertThat(page.rows()).isSortedAccordingTo(byPrice.reversed()));
        browser.press(Keys.SPACE);
        assertThat(page.sorting()).containsExactly("price ascending");
        eventually().untilAsserted(() -> assertThat(page.rows()).isSortedAccordingTo(byPrice));
        browser.press(Keys.chord(Keys.SHIFT, Keys.TAB));
        browser.press(Keys.ENTER);
        assertThat(page.sorting()).containsExactly("symbol ascending");
        browser.press(Keys.ENTER);
        assertThat(page.sorting()).containsExactly("symbol descending");
        assertThat(page.symbols()).first().isEqualTo("XOM");
    }

    @Test
    void showsOnlyWhatTheFilterLetsThrough() {
        TickerPage page = open("");
        eventually().untilAsserted(() -> assertThat(page.symbols()).contains("BRK.B", "BTC/USD", "KRW-BTC"));
        page.filter("brk, btc");
        eventually().untilAsserted(() -> {
            assertThat(page.symbols()).containsExactly("BRK.B", "BTC/USD", "KRW-BTC");
            assertThat(browser.text("#count")).startsWith("3 of ");
        });
        page.filter("nothing");
        eventually().untilAsserted(() -> {
            assertThat(page.symbols()).isEmpty();
            assertThat(browser.isShown("#no-match")).isTrue();
        });
        browser.find("#no-match button").click();
        eventually().untilAsserted(() -> {
            assertThat(page.symbols()).hasSizeGreaterThan(10);
            assertThat(browser.isShown("#no-match")).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAPL", "BTC/USD", "KRW-BTC"})
    void showsTheChartOfTheChosenRow(String symbol) {
        TickerPage page = open("");
        eventually().untilAsserted(() -> assertThat(page.symbols()).contains(symbol));
        page.clickRow(symbol);
        page.withChart(symbol);
        assertThat(browser.find("#quotes [data-symbol='" + symbol + "'] button").getAttribute("aria-pressed"))
                .isEqualTo("true");
        String opened = firstCandle(symbol)
                .getJsonNumber("open")
                .bigDecimalValue()
                .stripTrailingZeros()
                .toPlainString();
        eventually().untilAsserted(() -> assertThat(page.chartSummary().replace(",", ""))
                .startsWith("Simulated prices from ")
                .containsPattern("began at " + opened.replace(".", "\\.") + "[.0]* "));
        assertThat(browser.text("quote-chart .notice")).isEmpty();
        browser.find("quote-chart button").sendKeys(Keys.ESCAPE);
        assertThat(browser.isShown("quote-chart")).isFalse();
    }

    @Test
    void saysTheSameInTheHeaderOfTheChartAndBelowIt() {
        open("#AAPL").withChart("AAPL");
        for (int i = 0; i < 20; i++) {
            List<String> said = browser.strings("""
                const text = (css) => document.querySelector(`quote-chart ${css}`).textContent;
                return [text('.price'), text('[data-field=time]'), text('figcaption')];
                """);
            assertThat(said.get(2)).contains("now " + said.get(0) + ",", " to " + said.get(1) + ":");
        }
    }

    @Test
    void drawsTheChartTrueToTimeFromOneEdgeOfThePlotToTheOther() {
        open("#AAPL").withChart("AAPL");
        eventually().untilAsserted(() -> assertThat(browser.string("""
            const { scales: { x }, chartArea, data } = Chart.getChart(document.querySelector('quote-chart canvas'));
            const points = data.datasets[0].data;
            const pixels = points.map((point) => x.getPixelForValue(point.x));
            return points.length > 1 && x.type === 'linear' && pixels[0] - chartArea.left < 2
              && chartArea.right - pixels.at(-1) < 2
              && pixels.slice(2).every((pixel, i) => pixel > pixels[i]);
            """)).isEqualTo("true"));
    }

    @Test
    void drawsOnePointForQuotesThatAreLessThanAPixelApart() {
        open("").withRows();
        assertThat(browser.string("""
            return import(new URL('js/price-series.js', location.href)).then(({ PriceSeries }) => {
              const series = new PriceSeries();
              [0, 400, 900, 1_500, 70_000].forEach((millis, i) =>
                series.add({ time: new Date(millis).toISOString(), price: 10 + i }));
              return JSON.stringify([series.line(1_000), series.line(), series.ranges()]);
            });
            """))
                .isEqualTo("[[{\"x\":900,\"y\":12},{\"x\":1500,\"y\":13},{\"x\":70000,\"y\":14}],"
                        + "[{\"x\":0,\"y\":10},{\"x\":400,\"y\":11},{\"x\":900,\"y\":12},"
                        + "{\"x\":1500,\"y\":13},{\"x\":70000,\"y\":14}],"
                        + "[{\"x\":30000,\"y\":[10,13]},{\"x\":65000,\"y\":[14,14]}]]");
    }

    @Test
    void opensWithTheChartOfTheSymbolInItsAddress() {
        open("#BRK.B").withChart("BRK.B");
    }

    @Test
    void followsOnlyTheSymbolsInItsAddress() {
        TickerPage page = open("?symbols=AAPL,MSFT").withRows();
        eventually().untilAsserted(() -> assertThat(page.symbols()).containsExactly("AAPL", "MSFT"));
        TickerPage.Row before = page.row("MSFT");
        eventually().untilAsserted(() -> assertThat(page.row("MSFT").trades()).isGreaterThan(before.trades()));
        assertThat(page.symbols()).containsExactly("AAPL", "MSFT");
        assertThat(browser.find("#narrowed").getText()).isEqualTo("Only AAPL, MSFT. Show all symbols");
        browser.find("#narrowed a").click();
        eventually().untilAsserted(() -> assertThat(page.symbols()).hasSizeGreaterThan(10));
    }

    private static TickerPage open(String queryOrFragment) {
        return TickerPage.open(browser, server.address("ticker.html" + queryOrFragment));
    }

    private static List<String> symbolsOfTheServer() {
        return Http.json(Http.get(server.address("api/ticker/quotes")))
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(quote -> quote.getString("symbol"))
                .toList();
    }

    private static JsonObject firstCandle(String symbol) {
        return Http.json(Http.get(server.address("api/ticker/quotes/" + symbol + "/candles")))
                .asJsonArray()
                .getJsonObject(0);
    }

    private static String titleMark() {
        return browser.string("return getComputedStyle(document.querySelector('.title h1'), '::after').content");
    }
}
