package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

/** The ticker over HTTP. Each test has symbols of its own, since all share one market. */
@ArquillianTest
class TickerIT {
    @ArquillianResource
    URL announced;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    @Test
    void beginsWithASnapshotAndGoesOnWithQuotes() {
        trade("SNAP.A", "10.00", 1);
        trade("SNAP.B", "20.00", 1);
        try (SseClient client = stream("SNAP.A,SNAP.B")) {
            List<SseEvent> begun = await(client, 1);
            assertThat(begun.get(0).type()).isEqualTo("snapshot");
            assertThat(symbols(begun.get(0))).containsExactlyInAnyOrder("SNAP.A", "SNAP.B");

            trade("SNAP.A", "10.01", 1);
            await(client, 2); // else both may come together
            trade("SNAP.B", "20.02", 1);

            List<SseEvent> all = await(client, 3);
            assertThat(all).extracting(SseEvent::type).containsExactly("snapshot", "quotes", "quotes");
            assertThat(symbols(all.get(1))).containsExactly("SNAP.A");
            assertThat(symbols(all.get(2))).containsExactly("SNAP.B");
            assertThat(all).extracting(SseEvent::id).doesNotContain("").doesNotHaveDuplicates();
        }
    }

    @Test
    void beginsWithAnEmptySnapshotOfASymbolThatTradesOnlyLater() {
        try (SseClient client = stream("LATER")) {
            assertThat(await(client, 1))
                    .extracting(SseEvent::type, SseEvent::data)
                    .containsExactly(snapshot("[]"));

            trade("LATER", "5.5", 3);

            SseEvent quotes = await(client, 2).get(1);
            assertThat(quotes.type()).isEqualTo("quotes");
            assertThat(symbols(quotes)).containsExactly("LATER");
        }
    }

    @Test
    void tellsQuotesWithTheFieldsOfTheContractAndTheScaleOfTheInput() {
        try (SseClient client = stream("SCALE")) {
            await(client, 1);
            sendIn("{\"symbol\":\"SCALE\",\"price\":25.10,\"size\":100,\"time\":\"2014-09-17T13:30:00.531657Z\"}");
            await(client, 2);
            sendIn("{\"symbol\":\"SCALE\",\"price\":25.00,\"size\":0.50,\"time\":\"2014-09-17T13:30:01Z\"}");

            String data = await(client, 3).get(2).data();

            assertThat(Http.json(data).asJsonArray().getJsonObject(0).keySet())
                    .containsExactlyInAnyOrder(
                            "symbol",
                            "price",
                            "change",
                            "changePercent",
                            "open",
                            "high",
                            "low",
                            "volume",
                            "trades",
                            "time");
            assertThat(data)
                    .containsPattern("\"price\":25\\.00[,}]")
                    .containsPattern("\"open\":25\\.10[,}]")
                    .containsPattern("\"change\":-0\\.10[,}]")
                    .containsPattern("\"changePercent\":-0\\.40[,}]")
                    .containsPattern("\"volume\":100\\.50[,}]")
                    .containsPattern("\"trades\":2[,}]")
                    .contains("\"time\":\"2014-09-17T13:30:01Z\"");
            assertThat(get("api/ticker/quotes/SCALE").body())
                    .contains("\"price\":25.00", "\"open\":25.10", "\"volume\":100.50");
        }
    }

    @Test
    void writesSmallAndLargePricesAsTheyCame() {
        for (String price : List.of("0.00000012", "0.000000120", "80000000", "79999999.000000000000000001", "1.0800")) {
            String symbol = "P" + price.length();
            try (SseClient client = stream(symbol)) {
                await(client, 1);
                trade(symbol, price, 1);
                JsonObject quote = quote(await(client, 2).get(1));
                assertThat(quote.getJsonNumber("price").bigDecimalValue()).isEqualTo(price);
            }
        }
    }

    @Test
    void saysOnceWhichOfTheSymbolsHaveNotTraded() {
        trade("KNOWN", "5.5", 3);
        try (SseClient client = stream("TYPO,KNOWN,NEW")) {
            await(client, 1);
            trade("NEW", "1.5", 3);
            await(client, 2);
            assertThat(client.events())
                    .filteredOn(event -> event.type().equals("unknown-symbols"))
                    .extracting(SseEvent::data)
                    .containsExactly("{\"symbols\":[\"NEW\",\"TYPO\"]}");
        }
        try (SseClient client = stream("KNOWN,NEW")) {
            await(client, 1);
            assertThat(client.events()).extracting(SseEvent::type).doesNotContain("unknown-symbols");
        }
    }

    @Test
    void tellsNothingOfSymbolsThatWereNotAskedFor() {
        List<String> odd = List.of("BF/B", "KRW-BTC", "BTC/USD", "BRK.B", "Estée", "株式", "A+B", "S&P", "50%", "a;b");
        for (String symbol : odd) {
            try (SseClient client = SseClient.open(address("api/ticker/stream?symbols=" + encoded(symbol)))) {
                await(client, 1);
                odd.forEach(each -> trade(each, "10.5", 2));
                assertThat(await(client, 2)).extracting(SseEvent::type).containsExactly("snapshot", "quotes");
                assertThat(symbols(await(client, 2).get(1))).containsExactly(symbol);
            }
        }
    }

    @Test
    void takesListsOfSymbolsHoweverTheyAreWritten() {
        for (String query : List.of(
                "symbols=LIST.A,LIST.B",
                "symbols=LIST.A%2CLIST.B",
                "symbols=LIST.A&symbols=LIST.B",
                "symbols=+LIST.A,,%20LIST.B%20,",
                "symbols=LIST.B,LIST.A,LIST.A")) {
            try (SseClient client = SseClient.open(address("api/ticker/stream?" + query))) {
                await(client, 1);
                trade("LIST.C", "1", 1);
                trade("LIST.A", "1", 1);
                await(client, 2);
                trade("LIST.B", "1", 1);
                assertThat(await(client, 3).stream().skip(1).flatMap(event -> symbols(event).stream()))
                        .as(query)
                        .containsExactly("LIST.A", "LIST.B");
            }
        }
    }

    @Test
    void tellsAReturningClientOnlyTheLatestOfWhatChanged() {
        trade("BACK.A", "1.00", 1);
        trade("BACK.B", "2.00", 1);
        trade("BACK.C", "3.00", 1);
        String last;
        try (SseClient client = stream("BACK.A,BACK.B,BACK.C")) {
            last = await(client, 1).get(0).id();
        }
        for (int i = 1; i <= 50; i++) {
            trade("BACK.A", "1." + (100 + i), 1);
        }
        trade("BACK.B", "2.50", 1);

        try (SseClient client =
                SseClient.open(address("api/ticker/stream?symbols=BACK.A,BACK.B,BACK.C"), "Last-Event-ID", last)) {
            SseEvent missed = await(client, 1).get(0);
            assertThat(missed.type()).isEqualTo("quotes");
            assertThat(symbols(missed)).containsExactly("BACK.A", "BACK.B");
            assertThat(quote(missed).getJsonNumber("price").bigDecimalValue()).isEqualTo("1.150");
            assertThat(quote(missed).getInt("trades")).isEqualTo(51);

            trade("BACK.C", "3.01", 1);
            assertThat(await(client, 2)).extracting(SseEvent::type).containsExactly("quotes", "quotes");
        }
    }

    @Test
    void goesOnFromAnIdInTheQueryWhichTheHeaderOverrules() {
        trade("QUERY.A", "1.00", 1);
        String first = lastId("QUERY.A,QUERY.B");
        trade("QUERY.B", "2.00", 1);
        String second = lastId("QUERY.A,QUERY.B");
        trade("QUERY.A", "1.01", 1);
        String path = "api/ticker/stream?symbols=QUERY.A,QUERY.B&lastEventId=";

        try (SseClient byQuery = SseClient.open(address(path + first));
                SseClient byHeader = SseClient.open(address(path + first), "Last-Event-ID", second)) {
            assertThat(symbols(await(byQuery, 1).get(0))).containsExactly("QUERY.B", "QUERY.A");
            assertThat(symbols(await(byHeader, 1).get(0))).containsExactly("QUERY.A");
        }
        assertProblem(get(path + "yesterday"), 400, "yesterday");
    }

    @Test
    void beginsAnewForAnIdOfAnotherLife() {
        trade("LIFE", "7.00", 1);
        String now = lastId("LIFE");
        String earlier = (Long.parseLong(now.substring(0, now.indexOf('-'))) - 86_400_000) + "-17";
        String later = now + "0000";
        for (String id : List.of(earlier, later, "1-1", "a1b2c3", "999999999999999999999-1")) {
            try (SseClient client = SseClient.open(address("api/ticker/stream?symbols=LIFE"), "Last-Event-ID", id)) {
                SseEvent first = await(client, 1).get(0);
                assertThat(first.type()).as(id).isEqualTo("snapshot");
                assertThat(symbols(first)).containsExactly("LIFE");
                assertThat(first.id()).isEqualTo(now);
            }
        }
    }

    @Test
    void saysThatTheFeedIsLive() {
        try (SseClient client = stream("FEED")) {
            await(client, 1);
            assertThat(client.events())
                    .filteredOn(SseEvent::type, "feed")
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(Http.json(event.data()).asJsonObject().getString("feed"))
                                .isEqualTo("live");
                        assertThat(Http.json(event.data()).asJsonObject().getString("state"))
                                .isEqualTo("running");
                    });
        }
        assertThat(get("api/ticker/feed").body()).isEqualTo("{\"feed\":\"live\",\"state\":\"running\"}");
    }

    @Test
    void refusesWhatCannotBeASymbol() {
        assertProblem(get("api/ticker/stream?symbols=OK,ABCDEFGHIJKLMNOPQRSTU"), 400, "'ABCDEFGHIJKLMNOPQRSTU'");
        assertProblem(get("api/ticker/stream?symbols=A%20B"), 400, "'A B'");
        assertProblem(get("api/ticker/stream?symbols=A%07B"), 400, "symbols");
        assertProblem(get("api/ticker/stream?symbols=A%0AB"), 400, "symbols");
        assertProblem(get("api/ticker/stream?symbols=A%E2%80%8BB"), 400, "symbols");
        assertProblem(get("api/ticker/stream?symbols=" + "X".repeat(5_000)), 400, "XXX…'");
        String many = String.join(
                ",", IntStream.range(0, 1_001).mapToObj(i -> "S" + i).toList());
        assertProblem(get("api/ticker/stream?symbols=" + many), 400, "at most 1000 symbols, were 1001");
    }

    @Test
    void answersQuotesOfAllSymbolsAndOfOne() {
        trade("ONE", "12.50", 4);
        trade("BTC/EUR", "50000.1", 1);
        assertThat(Http.json(get("api/ticker/quotes")).asJsonArray())
                .extracting(quote -> quote.asJsonObject().getString("symbol"))
                .contains("ONE", "BTC/EUR")
                .isSorted();
        assertThat(Http.json(get("api/ticker/quotes/ONE"))
                        .asJsonObject()
                        .getJsonNumber("price")
                        .bigDecimalValue())
                .isEqualTo("12.50");
        assertThat(Http.json(get("api/ticker/quotes/BTC/EUR")).asJsonObject().getString("symbol"))
                .isEqualTo("BTC/EUR");
        assertProblem(get("api/ticker/quotes/NOBODY"), 404, "'NOBODY'");
        assertProblem(get("api/ticker/quotes/BTC/NOBODY"), 404, "'BTC/NOBODY'");
        assertProblem(get("api/ticker/quotes/NOBODY/candles"), 404, "'NOBODY'");
    }

    /** Payara Micro lets an encoded slash pass, though servers may refuse it: a plain one works everywhere. */
    @Test
    void findsASymbolWithASlashThatIsEncoded() {
        trade("ENC/ODED", "1.25", 1);
        trade("ENCé;%", "1.50", 1);

        assertThat(Http.json(get("api/ticker/quotes/ENC%2FODED")).asJsonObject().getString("symbol"))
                .isEqualTo("ENC/ODED");
        assertThat(Http.json(get("api/ticker/quotes/ENC%2FODED/candles")).asJsonArray())
                .hasSize(1);
        assertThat(Http.json(get("api/ticker/quotes/ENC%C3%A9%3B%25"))
                        .asJsonObject()
                        .getString("symbol"))
                .isEqualTo("ENCé;%");
    }

    /** Container and Jakarta REST treat a slash at an edge differently. */
    @Test
    void keepsASlashAtTheEndOfASymbolOrAtItsStart() {
        trade("EDGE/", "1.25", 1);
        trade("/EDGE", "1.50", 1);
        trade("PLAIN", "1.75", 1);

        for (String path : List.of("EDGE%2F", "EDGE/", "%2FEDGE")) {
            assertThat(Http.json(get("api/ticker/quotes/" + path))
                            .asJsonObject()
                            .getString("symbol"))
                    .isEqualTo(path.replace("%2F", "/"));
        }
        assertThat(Http.json(get("api/ticker/quotes/EDGE%2F/candles")).asJsonArray())
                .hasSize(1);
        assertProblem(get("api/ticker/quotes/PLAIN/"), 404, "'PLAIN/'");
        assertProblem(get("api/ticker/quotes/PLAIN%2F"), 404, "'PLAIN/'");
        assertProblem(get("api/ticker/quotes/PLAIN%2F/candles"), 404, "'PLAIN/'");
        assertThat(Http.json(get("api/ticker/quotes/PLAIN/candles/")).asJsonArray())
                .hasSize(1);
    }

    @Test
    void joinsCandlesToIntervals() {
        String form = "{\"symbol\":\"CAN/DLE\",\"price\":%s,\"size\":10,\"time\":\"2020-02-03T14:%s:30Z\"}";
        List.of(form.formatted("5.00", "30"), form.formatted("5.20", "31"), form.formatted("4.90", "37"))
                .forEach(this::sendIn);

        assertThat(candles("CAN/DLE", ""))
                .extracting(candle -> candle.getString("time"))
                .containsExactly("2020-02-03T14:30:00Z", "2020-02-03T14:31:00Z", "2020-02-03T14:37:00Z");
        assertThat(candles("CAN/DLE", "?interval=PT5M"))
                .extracting(candle -> candle.getInt("trades"))
                .containsExactly(2, 1);
        assertThat(candles("CAN/DLE", "?interval=PT24H")).singleElement().satisfies(candle -> {
            assertThat(candle.getJsonNumber("open").toString()).isEqualTo("5.00");
            assertThat(candle.getJsonNumber("high").toString()).isEqualTo("5.20");
            assertThat(candle.getJsonNumber("low").toString()).isEqualTo("4.90");
            assertThat(candle.getJsonNumber("close").toString()).isEqualTo("4.90");
            assertThat(candle.getInt("volume")).isEqualTo(30);
        });
        for (String bad : List.of("abc", "PT7M", "PT0S", "PT30S", "PT48H", "-PT1M", "P1000000000000D", "PT1M30S")) {
            assertProblem(get("api/ticker/quotes/CAN/DLE/candles?interval=" + bad), 400, "interval");
        }
        assertProblem(get("api/ticker/quotes/CAN/DLE/candles?interval=abc"), 400, "'abc'");
    }

    private List<JsonObject> candles(String symbol, String query) {
        return Http.json(get("api/ticker/quotes/" + symbol + "/candles" + query)).asJsonArray().stream()
                .map(candle -> candle.asJsonObject())
                .toList();
    }

    private static Tuple snapshot(String data) {
        return tuple("snapshot", data);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String part) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonObject problem = Http.json(response).asJsonObject();
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).contains(part);
    }

    private String lastId(String symbols) {
        try (SseClient client = stream(symbols)) {
            return await(client, 1).get(0).id();
        }
    }

    private SseClient stream(String symbols) {
        return SseClient.open(address("api/ticker/stream?symbols=" + symbols));
    }

    /** Waits for so many events with quotes, and leaves out what is said of the feed. */
    private static List<SseEvent> await(SseClient client, int atLeast) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> quoteEvents(client).size() >= atLeast);
        return quoteEvents(client);
    }

    private static List<SseEvent> quoteEvents(SseClient client) {
        return client.events().stream()
                .filter(event -> List.of("snapshot", "quotes").contains(event.type()))
                .toList();
    }

    private static List<String> symbols(SseEvent event) {
        return Http.json(event.data()).asJsonArray().stream()
                .map(quote -> quote.asJsonObject().getString("symbol"))
                .toList();
    }

    private static JsonObject quote(SseEvent event) {
        return Http.json(event.data()).asJsonArray().getJsonObject(0);
    }

    private void trade(String symbol, String price, int size) {
        sendIn("{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":" + size + "}");
    }

    private void sendIn(String trade) {
        HttpResponse<String> response = Http.post(address("api/ticker/trades"), "application/json", trade);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) {
        return Http.send(HttpRequest.newBuilder(address(path)).header("Accept", "*/*"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI address(String path) {
        return BuiltWar.base(announced).resolve(path);
    }
}
