package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirehouse.browser.Browser.ColourScheme;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

@BrowserTest
class ReplayPageIT {
    private static final Comparator<BigDecimal> BY_VALUE = Comparator.naturalOrder();

    private static final String FILE = "invented-trades-of-two-days-and-a-few-faulty-rows.csv";

    /** The recording reaches over a day: some 7 seconds. */
    private static final String SPEED = "12000";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void tellsHowFarTheReplayIsAndWhatItLeftOut() throws IOException, URISyntaxException {
        Map<String, String> settings = Map.of(
                "wirehouse.feed",
                "replay",
                "wirehouse.replay.file",
                recording(directory).toString(),
                "wirehouse.replay.speed",
                SPEED);
        try (Server server = Server.start(settings);
                Browser browser = Browser.start()) {
            TickerPage page =
                    TickerPage.open(browser, server.address("ticker.html")).withRows();
            eventually()
                    .untilAsserted(() -> assertThat(browser.find("feed-status").getText())
                            .contains("REPLAY", "Recorded trades of " + FILE + ", " + SPEED + " times as fast."));
            assertThat(browser.isShown("feed-status progress")).isTrue();
            browser.screenshot("ticker-replay-1280-light");

            eventually().untilAsserted(() -> assertThat(browser.text("feed-status .headline"))
                    .endsWith("It has ended."));
            assertThat(browser.text("feed-status .figures"))
                    .isEqualTo("100% · 14 rows · 11 accepted · 2020-02-04 14:30:04 UTC");
            assertThat(browser.string("return document.querySelector('feed-status progress').value"))
                    .isEqualTo("1");
            assertThat(browser.text("feed-status summary")).isEqualTo("3 rows skipped");
            browser.find("feed-status summary").click();
            assertThat(browser.find("feed-status ul").getText().lines())
                    .containsExactlyInAnyOrder("2 × number broken", "1 × time unknown");
            eventually().untilAsserted(() -> assertThat(shown(page))
                    .usingComparatorForType(BY_VALUE, BigDecimal.class)
                    .usingRecursiveComparison()
                    .isEqualTo(known(server)));
            browser.viewport(360, 740);
            browser.media(ColourScheme.DARK, false);
            Layout.becomesSound(browser);
            browser.screenshot("ticker-replay-360-dark");

            browser.open(server.base());
            eventually().untilAsserted(() -> assertThat(browser.text("feed-status"))
                    .contains("Replay", FILE, "It has ended."));
            Layout.becomesSound(browser);
            assertThat(browser.consoleProblems()).isEmpty();
        }
    }

    private static Map<String, BigDecimal> shown(TickerPage page) {
        return page.rows().stream().collect(Collectors.toMap(TickerPage.Row::symbol, TickerPage.Row::price));
    }

    private static Map<String, BigDecimal> known(Server server) {
        return Http.json(Http.get(server.address("api/ticker/quotes")))
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .collect(Collectors.toMap(quote -> quote.getString("symbol"), quote -> quote.getJsonNumber("price")
                        .bigDecimalValue()));
    }

    /** The invented trades and some rows that are none. */
    private static Path recording(Path directory) throws IOException, URISyntaxException {
        URL invented = Objects.requireNonNull(ReplayPageIT.class.getResource("/market/invented-trades.csv"));
        Path recording = Files.copy(Path.of(invented.toURI()), directory.resolve(FILE));
        return Files.writeString(recording, """
                2020-02-04T14:30:05Z,BRK.B,much,10
                2020-02-04T14:30:05Z,BRK.B,more,10
                then,BRK.B,1,10
                """, StandardOpenOption.APPEND);
    }
}
