package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.openqa.selenium.Keys;

/** What can be read and done on the page of the ticker. */
final class TickerPage {
    /** One row of the table as it is shown; prices without their grouping. */
    record Row(String symbol, BigDecimal price, String change, BigDecimal volume, long trades) {
        private static Row of(JsonObject row) {
            return new Row(
                    row.getString("symbol"),
                    new BigDecimal(row.getString("price").replace(",", "")),
                    row.getString("change"),
                    new BigDecimal(row.getString("volume").replace(",", "")),
                    Long.parseLong(row.getString("trades").replace(",", "")));
        }
    }

    /** How many colours there are in a copy of the chart, whose own picture stays where it is: on the graphics card. */
    private static final String COLOURS = """
            const canvas = document.querySelector('quote-chart canvas');
            const { width, height } = canvas;
            if (!width || !height) return 0;
            const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            return new Set(new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer)).size;
            """;

    private final Browser browser;

    private TickerPage(Browser browser) {
        this.browser = browser;
    }

    /**
     * Opens the page.
     *
     * @param address of the page, with whatever query and fragment
     */
    static TickerPage open(Browser browser, URI address) {
        browser.open(address);
        return new TickerPage(browser);
    }

    /** The rows that the filter lets through, from above. */
    List<Row> rows() {
        return browser
                .json("return [...document.querySelectorAll('#quotes tbody tr:not([hidden])')].map(row =>"
                        + " Object.fromEntries([...row.cells].map(cell => [cell.dataset.field, cell.textContent])))")
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(Row::of)
                .toList();
    }

    List<String> symbols() {
        return rows().stream().map(Row::symbol).toList();
    }

    Row row(String symbol) {
        return rows().stream()
                .filter(row -> row.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + symbol));
    }

    /** Waits for rows. */
    TickerPage withRows() {
        Browser.eventually().untilAsserted(() -> assertThat(rows()).isNotEmpty());
        return this;
    }

    String connection() {
        return browser.text("connection-status [role=status]");
    }

    TickerPage connected() {
        Browser.eventually().untilAsserted(() -> assertThat(connection()).isEqualTo("Connected"));
        return this;
    }

    /** Clicks a row after bringing it out from below the chart, which sticks to the foot of a narrow window. */
    void clickRow(String symbol) {
        String cell = "#quotes tr[data-symbol='" + symbol + "'] td";
        browser.string(
                "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })", cell);
        browser.find(cell).click();
    }

    void filter(String words) {
        browser.find("#filter").sendKeys(Keys.chord(Keys.CONTROL, "a"), words);
    }

    /** The field that the table says it is sorted by, and its order; every header that says so. */
    List<String> sorting() {
        return browser.strings("return [...document.querySelectorAll('#quotes th[aria-sort]')]"
                + ".map(header => header.dataset.field + ' ' + header.getAttribute('aria-sort'))");
    }

    /** Waits until the chart of this symbol is painted. */
    TickerPage withChart(String symbol) {
        Browser.eventually().untilAsserted(() -> {
            assertThat(browser.isShown("quote-chart canvas")).isTrue();
            assertThat(browser.text("#chart-title")).isEqualTo(symbol);
            assertThat(colours()).as("colours of the chart").isGreaterThan(2);
        });
        return this;
    }

    private long colours() {
        return Long.parseLong(browser.string(COLOURS));
    }

    String chartSummary() {
        return browser.text("#chart-summary");
    }
}
