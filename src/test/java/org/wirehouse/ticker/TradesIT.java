package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Http;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

/** Trades sent in over HTTP, good and bad. Each test has symbols of its own, since all share one market. */
@Timeout(600)
class TradesIT {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void takesOneTradeAnArrayAndLines() {
        assertThat(accepted(JSON, trade("FORM", "1.10", 1))).isEqualTo(1);
        assertThat(accepted(JSON, "[" + trade("FORM", "1.20", 2) + "," + trade("FORM", "1.30", 3) + "]"))
                .isEqualTo(2);
        assertThat(accepted(NDJSON, trade("FORM", "1.40", 4) + "\r\n\n" + trade("FORM", "1.50", 5)))
                .isEqualTo(2);
        assertThat(accepted("application/ndjson; charset=utf-8", trade("FORM", "1.6", 6) + "\n"))
                .isEqualTo(1);
        assertThat(accepted("application/jsonl", trade("FORM", "1.70", 7))).isEqualTo(1);
        assertThat(accepted(JSON, "[]")).isZero();

        JsonObject quote = quote("FORM");
        assertThat(quote.getInt("trades")).isEqualTo(7);
        assertThat(quote.getInt("volume")).isEqualTo(28);
        assertThat(number(quote, "price")).isEqualTo("1.70");
        assertThat(number(quote, "open")).isEqualTo("1.10");
    }

    @Test
    void takesNumbersThatAreStringsAndFieldsItDoesNotKnow() {
        accepted(
                JSON,
                "{\"venue\":{\"mic\":[\"XNYS\"]},\"symbol\":\"TEXT\",\"price\":\"471.250\",\"size\":\"0.5\",\"time\":null}");

        assertThat(number(quote("TEXT"), "price")).isEqualTo("471.250");
        assertThat(number(quote("TEXT"), "volume")).isEqualTo("0.5");
    }

    @Test
    void takesATradeWithoutATimeForOneOfNow() {
        Instant before = Instant.now();
        accepted(JSON, trade("NOW", "1", 1));
        assertThat(Instant.parse(quote("NOW").getString("time"))).isBetween(before, Instant.now());
    }

    @ParameterizedTest
    @CsvSource({
        "2014-09-17T13:30:00.531657Z, 2014-09-17T13:30:00.531657Z",
        "2014-09-17T09:30:00-04:00, 2014-09-17T13:30:00Z",
        "1410960600, 2014-09-17T13:30:00Z",
        "1410960600531, 2014-09-17T13:30:00.531Z",
        "1410960600531657, 2014-09-17T13:30:00.531657Z"
    })
    void takesTimesInManyForms(String sent, String told) {
        String symbol = "T" + Integer.toHexString(sent.hashCode());
        accepted(JSON, "{\"symbol\":\"" + symbol + "\",\"price\":1,\"size\":1,\"time\":\"" + sent + "\"}");
        assertThat(quote(symbol).getString("time")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            price-not-positive | 0                   | {"symbol":"BAD","price":0,"size":1}
            price-not-positive | -25.10              | {"symbol":"BAD","price":-25.10,"size":1}
            size-negative      | -7                  | {"symbol":"BAD","price":1,"size":-7}
            time-unknown       | 'yesterday'         | {"symbol":"BAD","price":1,"size":1,"time":"yesterday"}
            time-unknown       | '20140917133000'    | {"symbol":"BAD","price":1,"size":1,"time":20140917133000}
            time-in-future     | 2099-01-01T00:00:00Z| {"symbol":"BAD","price":1,"size":1,"time":"2099-01-01T00:00:00Z"}
            number-broken      | '1,5'               | {"symbol":"BAD","price":"1,5","size":1}
            number-broken      | 'NaN'               | {"symbol":"BAD","price":"NaN","size":1}
            number-broken      | '1e999999999'       | {"symbol":"BAD","price":1e999999999,"size":1}
            number-broken      | '1e-999999999'      | {"symbol":"BAD","price":1,"size":1e-999999999}
            number-broken      | '1e999999999'       | {"symbol":"BAD","price":1,"size":"1e999999999"}
            field-missing      | symbol              | {"price":1,"size":1}
            field-missing      | price               | {"symbol":"BAD","size":1}
            field-missing      | size                | {"symbol":"BAD","price":1,"size":null}
            symbol-invalid     | 'A B'               | {"symbol":"A B","price":1,"size":1}
            symbol-invalid     | 'A,B'               | {"symbol":"A,B","price":1,"size":1}
            symbol-invalid     | 'A?B'               | {"symbol":"A\\nB","price":1,"size":1}
            symbol-invalid     | 'ABCDEFGHIJKLMNOPQRSTU' | {"symbol":"ABCDEFGHIJKLMNOPQRSTU","price":1,"size":1}
            json-broken        | broken              | {"symbol":"BAD","price":1,"size":
            json-broken        | price               | {"symbol":"BAD","price":[1],"size":1}
            json-broken        | object              | 17
            json-broken        | JSON is broken      | {"symbol":"BAD","price":1,"size":1} {"symbol":"BAD","price":1,"size":1}
            """)
    void refusesABadTradeAndTakesThoseAroundIt(String cause, String part, String bad) {
        String symbol = "G" + Integer.toHexString(bad.hashCode());
        JsonObject report = report(
                Http.post(trades(), NDJSON, trade(symbol, "1", 1) + "\n" + bad + "\n" + trade(symbol, "2", 1) + "\n"));

        assertRefused(report, 2, 2, cause, part);
        assertThat(quote(symbol).getInt("trades")).isEqualTo(2);
        assertThat(get("quotes/BAD").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsMadeToHurt() {
        String digits = "{\"symbol\":\"BAD\",\"price\":" + "1".repeat(10_000) + ",\"size\":1}";
        String deep = "{\"symbol\":\"BAD\",\"price\":1,\"size\":1,\"more\":" + "[".repeat(50_000);
        String deeper = "[".repeat(100_000);
        String endless = "{\"symbol\":\"BAD\",\"price\":1,\"size\":1,\"more\":\"" + "x".repeat(200_000) + "\"}";
        String lines = Stream.of(trade("HURT", "1", 1), digits, deep, deeper, endless, trade("HURT", "2", 1))
                .collect(Collectors.joining("\n"));

        JsonObject report = report(Http.post(trades(), NDJSON, lines));

        assertThat(report.getInt("accepted")).isEqualTo(2);
        assertThat(report.getJsonArray("refusals"))
                .extracting(refusal -> refusal.asJsonObject().getString("cause"))
                .containsExactly("number-broken", "json-broken", "line-too-long", "line-too-long");
        assertThat(report.toString()).hasSizeLessThan(2_000);
        assertThat(quote("HURT").getInt("trades")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"symbol\":\"BAD\",\"price\":1,\"size\":1,\"a\":"})
    void refusesANestingBombInJson(String level) {
        HttpResponse<String> response =
                Http.post(trades(), JSON, level.repeat(100_000 / level.length() + 1) + "[".repeat(100_000));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("json-broken").hasSizeLessThan(2_000);
        assertThat(quotesStatus()).isEqualTo(200);
    }

    @Test
    void keepsWhatCameBeforeTheJsonBroke() {
        String good = trade("BROKE", "1", 1);
        JsonObject report =
                report(Http.post(trades(), JSON, "[" + good + ",17," + good + ",{\"symbol\":}," + good + "]"));

        assertThat(report.getInt("accepted")).isEqualTo(2);
        assertThat(report.getInt("refused")).isEqualTo(2);
        assertThat(report.getJsonArray("refusals"))
                .extracting(refusal -> refusal.asJsonObject().getInt("line"))
                .containsExactly(2, 4);
    }

    @Test
    void answersAProblemWithCountsIfAllIsBad() {
        String bad = trade("ALLBAD", "0", 1);
        String lines = IntStream.range(0, 100).mapToObj(i -> bad).collect(Collectors.joining("\n"));

        HttpResponse<String> response = Http.post(trades(), NDJSON, lines);

        assertProblem(response, 400, "above zero");
        JsonObject problem = Http.json(response).asJsonObject();
        assertThat(problem.getInt("accepted")).isZero();
        assertThat(problem.getInt("refused")).isEqualTo(100);
        assertThat(problem.getJsonArray("refusals")).hasSize(20);
        assertProblem(Http.post(trades(), JSON, ""), 400, "JSON");
    }

    @Test
    void letsALateTradeChangeTheDayButNotThePrice() {
        String form = "{\"symbol\":\"LATE\",\"price\":%s,\"size\":%s,\"time\":\"2020-02-03T14:%s:00Z\"}";
        accepted(JSON, form.formatted("10.00", "1", "30"));
        accepted(JSON, form.formatted("11.00", "2", "40"));
        accepted(JSON, form.formatted("15.00", "3", "35"));
        accepted(JSON, form.formatted("5.00", "4", "20"));

        JsonObject quote = quote("LATE");
        assertThat(number(quote, "price")).isEqualTo("11.00");
        assertThat(number(quote, "open")).isEqualTo("5.00");
        assertThat(number(quote, "high")).isEqualTo("15.00");
        assertThat(number(quote, "low")).isEqualTo("5.00");
        assertThat(number(quote, "volume")).isEqualTo("10");
        assertThat(quote.getInt("trades")).isEqualTo(4);
        assertThat(quote.getString("time")).isEqualTo("2020-02-03T14:40:00Z");

        String dayBefore = form.formatted("1.00", "1", "30").replace("02-03", "02-02");
        assertProblem(Http.post(trades(), JSON, dayBefore), 400, "2020-02-02");
    }

    @Test
    void ordersTheTradesOfACandleByTheirTime() {
        String form = "{\"symbol\":\"ORDER\",\"price\":%s,\"size\":1,\"time\":\"2020-02-03T14:%s\"}";
        accepted(
                NDJSON,
                Stream.of("30:20Z", "31:15Z", "30:50.998Z", "30:10Z")
                        .map(time -> form.formatted(time.substring(3, 5), time))
                        .collect(Collectors.joining("\n")));

        JsonObject first = Http.json(get("quotes/ORDER/candles")).asJsonArray().getJsonObject(0);
        assertThat(first.getString("time")).isEqualTo("2020-02-03T14:30:00Z");
        assertThat(number(first, "open")).isEqualTo("10");
        assertThat(number(first, "low")).isEqualTo("10");
        assertThat(number(first, "high")).isEqualTo("50");
        assertThat(number(first, "close")).isEqualTo("50");
    }

    @Test
    void writesSmallNumbersWithoutAnExponent() {
        try (SseClient stream = SseClient.open(server.address("api/ticker/stream?symbols=TINY"));
                SocketClient socket = SocketClient.open(server.address("ws/ticker?symbols=TINY"))) {
            accepted(JSON, "{\"symbol\":\"TINY\",\"price\":\"0.00000001\",\"size\":\"0.0000000250\"}");

            for (String path : List.of("quotes", "quotes/TINY", "quotes/TINY/candles")) {
                assertThat(get(path).body())
                        .contains(":0.00000001,", ":0.0000000250,")
                        .doesNotContain("E-");
            }
            assertThat(get("quotes/TINY").body()).contains("\"change\":0.00000000,");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(stream.events())
                        .anyMatch(event -> event.data().contains("\"price\":0.00000001,\"change\":0.00000000,"));
                assertThat(socket.texts())
                        .anyMatch(text -> text.contains("\"price\":0.00000001,\"change\":0.00000000,"));
            });
        }
    }

    @Test
    void takesTheNamesAndFormsOfOthers() {
        accepted(
                NDJSON,
                "\uFEFF{\"ticker\":\"NAMES\",\"last\":1,\"qty\":2,\"timestamp\":\"2020-02-03 14:30:00+00:00\"}\n"
                        + "{\"sym\":\"NAMES\",\"px\":2,\"amount\":3,\"ts\":\"2020-02-03T09:31-0500\",\"exchange\":\"X\"}");
        assertThat(quote("NAMES").getString("time")).isEqualTo("2020-02-03T14:31:00Z");
        assertThat(number(quote("NAMES"), "volume")).isEqualTo("5");

        String misspelt = trade("NAMES", "3", 1).replace("}", ",\"tiemstamp\":\"2020-02-03T14:30:00Z\"}");
        assertProblem(Http.post(trades(), JSON, misspelt), 400, "did you mean 'timestamp'?");
    }

    @Test
    void isNotStoppedByATradeThatIsAhead() {
        String ahead = trade("AHEAD", "99", 1)
                .replace("}", ",\"time\":\"" + Instant.now().plus(Duration.ofHours(9)) + "\"}");
        accepted(JSON, trade("AHEAD", "1", 1));
        for (String type : List.of(JSON, NDJSON)) {
            HttpResponse<String> refused = Http.post(trades(), type, ahead);
            assertProblem(refused, 400, "clock and time zone of the sender");
            assertThat(refused.body()).contains("time-in-future");
        }

        accepted(JSON, trade("AHEAD", "2", 1));
        assertThat(number(quote("AHEAD"), "price")).isEqualTo("2");
    }

    @Test
    void refusesJsonOfMoreThanAMebibyte() {
        String spaces = " ".repeat(1024 * 1024 - trade("LARGE", "1", 1).length());
        assertThat(accepted(JSON, trade("LARGE", "1", 1) + spaces)).isEqualTo(1);

        HttpResponse<String> response = Http.post(trades(), JSON, trade("LARGE", "1", 1) + spaces + " ");

        assertProblem(response, 413, "1048576");
        assertThat(quote("LARGE").getInt("trades")).isEqualTo(1);
    }

    @Test
    void passesOverALineOfManyMebibytes() {
        String huge = "x".repeat(32 * 1024 * 1024);
        List<String> lines = List.of(trade("HUGE", "1", 1), huge, trade("HUGE", "2", 1));

        assertRefused(
                report(Http.post(trades(), NDJSON, Lines.body(lines.size(), lines::get))),
                2,
                2,
                "line-too-long",
                "65536");
    }

    @Test
    void takesTradesAsTheyComeAndServesOthersMeanwhile() {
        int lines = 200_000;
        int half = lines / 2;
        try (TickerClient client = TickerClient.open(server.address("api/ticker/stream?symbols=MASS"))) {
            HttpResponse<String> response = Http.post(trades(), NDJSON, Lines.body(lines, i -> {
                if (i == half) {
                    // Here the sender waits for what it has sent so far, so the server cannot be collecting it.
                    await().atMost(PATIENCE).until(() -> tradesOf(client, "MASS") > half - 5_000);
                    assertThat(quote("MASS").getInt("trades")).isGreaterThan(half - 5_000);
                }
                return trade("MASS", "12." + (100 + i % 900), 1 + i % 7);
            }));

            assertThat(report(response).getInt("accepted")).isEqualTo(lines);
            await().atMost(PATIENCE).until(() -> tradesOf(client, "MASS") == lines);
            assertThat(number(quote("MASS"), "volume").longValueExact())
                    .isEqualTo(
                            IntStream.range(0, lines).mapToLong(i -> 1 + i % 7).sum());
        }
    }

    @Test
    void survivesClientsThatBreakOff() {
        int logged = server.log().length();
        int broken = 0;
        for (String framing : List.of("Transfer-Encoding: chunked", "Content-Length: 10000000")) {
            for (String type : List.of(NDJSON, JSON)) {
                for (boolean reset : List.of(true, false)) {
                    breakOff(framing, type, reset, "BREAK" + broken++);
                }
            }
        }

        assertThat(accepted(JSON, trade("BREAK", "2", 1))).isEqualTo(1);
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.log().substring(logged)).doesNotContain("Exception", "\tat "));
    }

    /**
     * Sends some trades, and a piece of one more, and goes. Of a body whose length is announced Open Liberty 26.0.0.3 hands
     * over whole blocks of 32 KiB.
     */
    private static void breakOff(String framing, String type, boolean reset, String symbol) {
        boolean lines = type.equals(NDJSON);
        boolean chunked = framing.startsWith("Transfer");
        String end = lines ? "\n" : ",";
        String body = (lines ? "" : "[") + (trade(symbol, "1.5", 1) + end).repeat(1_000);
        String piece = "{\"symbol\":\"" + symbol;
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.sendHead(
                    "POST /wirehouse/api/ticker/trades HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer " + BuiltWar.TOKEN,
                    "Content-Type: " + type,
                    framing);
            if (chunked) {
                connection.send(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");
                connection.send(Integer.toHexString(piece.length() + 100) + "\r\n" + piece);
            } else {
                connection.send(body + piece);
            }
            if (lines) {
                await().atMost(PATIENCE)
                        .until(() -> get("quotes/" + symbol).body().contains("\"trades\":" + (chunked ? "1000" : "")));
            }
            if (reset) {
                connection.reset();
            }
        }
        assertThat(get("quotes/" + symbol).statusCode()).isEqualTo(lines ? 200 : 404);
    }

    @Test
    void refusesMediaTypesItCannotRead() {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "text/csv")) {
            assertProblem(Http.post(trades(), type, trade("TYPE", "1", 1)), 415, type);
        }
        assertThat(get("quotes/TYPE").statusCode()).isEqualTo(404);
    }

    @Test
    void asksForTheToken() {
        HttpRequest.Builder request = HttpRequest.newBuilder(trades())
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(trade("TOKEN", "1", 1)));
        HttpResponse<String> without = Http.send(request.copy());
        HttpResponse<String> wrong = Http.send(request.copy().header("Authorization", "Bearer guess"));

        assertProblem(without, 401, "Authorization: Bearer");
        assertProblem(wrong, 401, "not the publish token");
        assertThat(List.of(without, wrong)).allSatisfy(response -> assertThat(
                        response.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer"));
        assertThat(get("quotes/TOKEN").statusCode()).isEqualTo(404);
    }

    @Test
    void letsNobodySendInWhereNoTokenIsSet() {
        try (Server closed = Server.start(Map.of("wirehouse.publish.token", ""))) {
            URI trades = closed.address("api/ticker/trades");
            assertProblem(Http.post(trades, JSON, trade("TOKEN", "1", 1)), 403, "wirehouse.publish.token");
            assertProblem(
                    Http.send(HttpRequest.newBuilder(trades)
                            .header("Content-Type", JSON)
                            .header("Authorization", "Bearer ")
                            .POST(BodyPublishers.ofString(trade("TOKEN", "1", 1)))),
                    403,
                    "WIREHOUSE_PUBLISH_TOKEN");
        }
    }

    private static void assertRefused(JsonObject report, int accepted, int line, String cause, String part) {
        assertThat(report.getInt("accepted")).isEqualTo(accepted);
        assertThat(report.getInt("refused")).isEqualTo(1);
        JsonObject refusal = report.getJsonArray("refusals").getJsonObject(0);
        assertThat(refusal.getInt("line")).isEqualTo(line);
        assertThat(refusal.getString("cause")).isEqualTo(cause);
        assertThat(refusal.getString("reason")).contains(part);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String part) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Http.json(response).asJsonObject().getInt("status")).isEqualTo(status);
        assertThat(Http.json(response).asJsonObject().getString("detail")).contains(part);
    }

    private static int accepted(String type, String body) {
        JsonObject report = report(Http.post(trades(), type, body));
        assertThat(report.getInt("refused")).as(report.toString()).isZero();
        return report.getInt("accepted");
    }

    private static JsonObject report(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Http.json(response).asJsonObject();
    }

    private static int tradesOf(TickerClient client, String symbol) {
        JsonObject quote = client.quotes().get(symbol);
        return quote == null ? 0 : quote.getInt("trades");
    }

    private static BigDecimal number(JsonObject quote, String field) {
        return quote.getJsonNumber(field).bigDecimalValue();
    }

    private static JsonObject quote(String symbol) {
        return report(get("quotes/" + symbol));
    }

    private static int quotesStatus() {
        return get("quotes").statusCode();
    }

    private static String trade(String symbol, String price, int size) {
        return "{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":" + size + "}";
    }

    private static HttpResponse<String> get(String path) {
        return Http.get(server.address("api/ticker/" + path));
    }

    private static URI trades() {
        return server.address("api/ticker/trades");
    }
}
