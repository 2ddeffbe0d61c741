package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** Recorded markets through the whole server: what the clients end with is what the recording says. */
@Timeout(600)
class RealMarketIT {
    private static final String THREE_SHARES = "us-equity-trades-3sym-2014-09-17.csv.gz";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void anInventedRecordingEndsWhereItShould() {
        Tape tape = Tape.invented();

        replaysAtFullSpeed(tape, Map.of());
        assertThat(number(tape, "BRK.B", "change")).isEqualTo("1.25");
    }

    @Test
    void aDayOfThreeSharesEndsWhereItShould() {
        Tape tape = Tape.recorded(THREE_SHARES);
        assertThat(tape.rows()).hasSize(43_581);

        replaysAtFullSpeed(tape, Map.of());
    }

    @Test
    void twoDaysOfARawTapeEndWhereTheyShould() {
        Tape tape = Tape.recorded("us-equity-trades-raw-XXX-2018-01-02_03.csv.gz");
        assertThat(tape.rows()).hasSize(77_263);

        replaysAtFullSpeed(tape, Map.of());
        // the second day alone, with what was traded after midnight in London
        assertThat(number(tape, "XXX", "trades")).isLessThan(BigDecimal.valueOf(77_263));
        assertThat(number(tape, "XXX", "change"))
                .as("measured against the day before, not against the open")
                .isNotEqualByComparingTo(number(tape, "XXX", "price").subtract(number(tape, "XXX", "open")));
    }

    @Test
    void aDayOfMtGoxEndsWhereItShould() {
        Tape tape = Tape.recorded(
                "mtgox-btcusd-trades-2013-01-01.csv", cells -> new Tape.Row(cells[0], "BTC/USD", cells[1], cells[2]));
        assertThat(tape.rows()).hasSize(2_331);

        replaysAtFullSpeed(tape, Map.of("wirehouse.replay.column.time", "id", "wirehouse.replay.symbol", "BTC/USD"));
    }

    @Test
    void aReplayAtManyTimesItsSpeedTellsHowFarItIs() {
        Tape tape = Tape.recorded(THREE_SHARES);
        try (Server server = replay(tape, Map.of("wirehouse.replay.speed", "1500"));
                TickerClient client = TickerClient.open(stream(server))) {
            assertThat(feed(server).getString("state")).isEqualTo("running");
            client.awaitQuotes(tape.quotes());
            await().atMost(PATIENCE).until(() -> isFinished(client));

            assertThat(client.snapshots()).isEqualTo(1);
            assertThat(client.feeds()).hasSizeGreaterThan(3);
            assertThat(client.feeds())
                    .extracting(feed -> share(feed))
                    .isSorted()
                    .last()
                    .satisfies(share -> assertThat(share).isEqualByComparingTo("1"));
            assertThat(client.feeds())
                    .extracting(feed -> rows(feed))
                    .isSorted()
                    .last()
                    .isEqualTo((long) tape.rows().size());
            assertThat(Http.get(server.address("api/health/ready")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void inventedTradesSentInReachEveryClient() {
        sendsIn(Tape.invented(), "BF/B");
    }

    @Test
    void aDayOfThreeSharesSentInReachesEveryClient() {
        sendsIn(Tape.recorded(THREE_SHARES), "AAA");
    }

    private static void replaysAtFullSpeed(Tape tape, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("wirehouse.replay.speed", "max");
        try (Server server = replay(tape, all);
                TickerClient early = TickerClient.open(stream(server))) {
            JsonObject replay = awaitFinished(server).getJsonObject("replay");
            assertThat(replay.getJsonObject("skipped")).isEmpty();
            assertThat(replay.getInt("accepted")).isEqualTo(tape.rows().size());

            early.awaitQuotes(tape.quotes());
            try (TickerClient late = TickerClient.open(stream(server))) {
                late.awaitQuotes(tape.quotes());
                assertThat(late.snapshots()).isEqualTo(1);
                assertThat(late.quoteEvents()).isZero();
            }
            assertThat(quotes(server)).isEqualTo(tape.quotes());
            // GlassFish logs its command line, which has an option "…Exception=true".
            assertThat(server.log()).doesNotContainPattern("Exception(?!=)");
        }
    }

    private static void sendsIn(Tape tape, String symbol) {
        Map<String, JsonObject> expected = tape.quotes();
        Map<String, JsonObject> expectedOfOne = new TreeMap<>(expected);
        expectedOfOne.keySet().retainAll(List.of(symbol));
        try (Server server = Server.start(Map.of());
                TickerClient live = TickerClient.open(stream(server));
                TickerClient unsteady = TickerClient.open(stream(server));
                TickerClient filtered = TickerClient.open(server.address("api/ticker/stream?symbols=" + symbol))) {
            CompletableFuture<HttpResponse<String>> sending = CompletableFuture.supplyAsync(() -> post(server, tape));
            int cuts = 0;
            while (!sending.isDone() || cuts < 3) {
                unsteady.cut();
                unsteady.resume();
                cuts++;
                int heard = unsteady.quoteEvents();
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> hasHeardMore(unsteady, heard) || sending.isDone());
            }

            JsonObject report = Http.json(sending.join()).asJsonObject();
            assertThat(report.getInt("accepted")).isEqualTo(tape.rows().size());
            assertThat(report.getInt("refused")).isZero();
            live.awaitQuotes(expected);
            unsteady.awaitQuotes(expected);
            filtered.awaitQuotes(expectedOfOne);
            assertThat(List.of(live.snapshots(), unsteady.snapshots(), filtered.snapshots()))
                    .containsOnly(1);
            assertThat(quotes(server)).isEqualTo(expected);
        }
    }

    private static boolean hasHeardMore(TickerClient client, int quoteEvents) {
        client.quotes();
        return client.quoteEvents() > quoteEvents;
    }

    private static HttpResponse<String> post(Server server, Tape tape) {
        return Http.post(
                server.address("api/ticker/trades"),
                "application/x-ndjson",
                Lines.body(tape.rows().size(), i -> tape.rows().get(i).json()));
    }

    private static Server replay(Tape tape, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("wirehouse.feed", "replay");
        all.put("wirehouse.replay.file", tape.file().toString());
        return Server.start(all);
    }

    private static JsonObject awaitFinished(Server server) {
        await().atMost(PATIENCE).until(() -> feed(server).getString("state").equals("finished"));
        return feed(server);
    }

    private static boolean isFinished(TickerClient client) {
        List<JsonObject> feeds = client.feeds();
        return !feeds.isEmpty()
                && feeds.get(feeds.size() - 1).getString("state").equals("finished");
    }

    private static BigDecimal share(JsonObject feed) {
        return feed.getJsonObject("replay").getJsonNumber("share").bigDecimalValue();
    }

    private static long rows(JsonObject feed) {
        return feed.getJsonObject("replay").getJsonNumber("rows").longValueExact();
    }

    private static BigDecimal number(Tape tape, String symbol, String field) {
        return tape.quotes()
                .getOrDefault(symbol, JsonObject.EMPTY_JSON_OBJECT)
                .getJsonNumber(field)
                .bigDecimalValue();
    }

    private static JsonObject feed(Server server) {
        return Http.json(Http.get(server.address("api/ticker/feed"))).asJsonObject();
    }

    private static Map<String, JsonObject> quotes(Server server) {
        Map<String, JsonObject> quotes = new TreeMap<>();
        Http.json(Http.get(server.address("api/ticker/quotes")))
                .asJsonArray()
                .forEach(quote -> quotes.put(quote.asJsonObject().getString("symbol"), quote.asJsonObject()));
        return quotes;
    }

    private static URI stream(Server server) {
        return server.address("api/ticker/stream");
    }
}
