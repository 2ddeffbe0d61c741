package org.wirehouse.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Deployed.numbers;
import static org.wirehouse.support.Problems.assertProblem;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

/** Every test is watched by a client whose stream and feed must not suffer. */
@ArquillianTest
class BadInputIT {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    @ArquillianResource
    URL announced;

    private Deployed app;
    private SseClient bystander;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    @BeforeEach
    void watch() {
        app = Deployed.at(announced);
        bystander = SseClient.open(app.stream("news")).placed();
        app.publishNumbers("news", 0, 3);
    }

    @AfterEach
    void nobodyElseNotices() {
        app.publishNumbers("news", 3, 6);
        assertThat(bystander.await(6)).extracting(SseEvent::data).isEqualTo(numbers(0, 6));
        bystander.close();
    }

    @Test
    void refusesStreamsOfChannelsThatAreNotThere() {
        assertProblem(get("api/stream?channel=nosuch"), 404, "'nosuch'");
        assertProblem(get("api/stream?channel=news&channel=nosuch"), 404, "'nosuch'");
        assertProblem(get("api/stream?channel="), 404, "''");
        assertProblem(get("api/stream?channel=news%0D%0Aevent:%20x"), 404, "news");
        assertProblem(get("api/stream"), 400, "were 0");
        assertProblem(get("api/stream?" + "&channel=news".repeat(101)), 400, "were 101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", "1-", "-1-1", "1-2-3", "9999999999999999999-0"})
    void refusesACursorInTheQueryThatIsNone(String id) {
        assertProblem(get("api/stream?channel=news&lastEventId=" + id), 400, "'" + id + "'");
        assertProblem(get("api/channels/news/events?after=" + id), 400, "'" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "ten", "99999999999"})
    void refusesAPageThatIsTooSmallOrTooLarge(String limit) {
        assertProblem(get("api/channels/news/events?limit=" + limit), 400, "'" + limit + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "heartbeat", "error", "open"})
    void refusesAnEventThatAPageWouldTakeForSomethingElse(String type) {
        URI address = app.address("api/channels/news/events?type=" + type);
        assertProblem(Http.post(address, "text/plain", "x"), 400, "'" + type + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "api/stream?channels=news, channels, channel",
        "api/stream?channel=news&chanel=sport, chanel, channel",
        "api/stream?channel=news&after=1-1, after, lastEventId",
        "api/ticker/stream?symbol=AAPL, symbol, symbols",
        "api/ticker/quotes/A/candles?intervall=PT5M, intervall, interval",
        "api/channels/news/events?limits=1, limits, limit",
        "api/channels/news/events?lastEventId=1-1, lastEventId, after",
        "api/chat/lobby/messages?Limit=1, Limit, limit"
    })
    void refusesAMisspeltParameterAndNamesTheRightOne(String path, String sent, String meant) {
        assertProblem(get(path), 400, "'" + sent + "', did you mean '" + meant + "'");
    }

    @Test
    void refusesAMisspeltParameterOfAPublisher() {
        URI address = app.address("api/channels/news/events?tpye=story");
        assertProblem(Http.post(address, "text/plain", "x"), 400, "'type'");
    }

    @ParameterizedTest
    @CsvSource({
        "ws/stream?channels=news, channels, channel",
        "ws/stream?channel=news&lastEventId=1-1, lastEventId, after",
        "ws/ticker?symbol=AAPL, symbol, symbols",
        "ws/chat/lobby?names=Ann, names, name"
    })
    void closesASocketWithAMisspeltParameterAndNamesTheRightOne(String path, String sent, String meant) {
        try (SocketClient client = SocketClient.open(app.address(path))) {
            SocketClient.End end = client.awaitEnd();
            assertThat(end.code()).isEqualTo(1008);
            assertThat(end.reason()).contains("'" + sent + "', did you mean '" + meant + "'");
        }
    }

    /** Such as those that keep caches away. */
    @Test
    void ignoresParametersThatResembleNone() {
        String extra = "_=1700000000000&t=5&nocache=1&utm_source=x";
        assertThat(get("api/channels/news/events?limit=1&" + extra).statusCode())
                .isEqualTo(200);
        assertThat(get("api/channels?" + extra).statusCode()).isEqualTo(200);
        SseClient.open(app.address("api/stream?channel=news&" + extra)).placed().close();
        SocketClient.open(app.address("ws/stream?channel=news&" + extra))
                .welcomed()
                .close();
    }

    @Test
    void namesTheChannelThatIsMeantAndHowToDeclareOne() {
        for (String path : List.of("api/stream?channel=newz", "api/channels/newz/events")) {
            assertProblem(get(path), 404, "did you mean 'news'?");
            assertProblem(get(path), 404, "wirehouse.channels");
        }
        assertProblem(Http.post(app.events("newz"), "text/plain", "x"), 404, "did you mean 'news'?");
        try (SocketClient client = SocketClient.open(app.socket("newz"))) {
            assertThat(client.awaitEnd().reason()).contains("'newz', did you mean 'news'?");
        }
    }

    @Test
    void refusesToPublishIntoWhatIsNotThere() {
        assertProblem(Http.post(app.events("nosuch"), "text/plain", "x"), 404, "'nosuch'");
        assertProblem(get("api/channels/nosuch/events"), 404, "'nosuch'");
        assertProblem(get("api/nosuch"), 404, "");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"NULL", "Bearer wrong", "Bearer", "Bearer ''", "Basic test-token", "test-token"},
            nullValues = "NULL")
    void refusesPublishersThatDoNotShowTheToken(String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.events("news"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = Http.send(request);
        assertProblem(response, 401, "token");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(response.body()).doesNotContain("wrong", BuiltWar.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "image/png", "application/x-www-form-urlencoded"})
    void refusesOtherMediaTypes(String mediaType) {
        assertProblem(Http.post(app.events("news"), mediaType, "x"), 415, "'Content-Type: " + mediaType + "'");
        assertProblem(Http.post(app.events("news"), mediaType, "x"), 415, "accepted: application/json, text/plain");
        assertProblem(
                Http.post(app.address("api/ticker/trades"), mediaType, "x"),
                415,
                "accepted: application/json, application/jsonl, application/ndjson, application/x-ndjson");
    }

    @Test
    void refusesAMediaTypeThatIsNone() {
        HttpResponse<String> response = Http.post(app.events("news"), "nonsense", "x"); // answered by the container
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{]", "nonsense", "{\"a\":1} x", "1 2", "'a'", "1]", "\uFEFF1"})
    void refusesJsonThatIsNone(String body) {
        assertProblem(Http.post(app.events("news"), "application/json", body), 400, "the data is not JSON");
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        String body = "[".repeat(30_000) + "]".repeat(30_000);
        assertProblem(Http.post(app.events("news"), "application/json", body), 400, "the data is not JSON");
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        BodyPublisher latin1 = BodyPublishers.ofByteArray("größe".getBytes(StandardCharsets.ISO_8859_1));
        assertProblem(Http.post(app.events("news"), "text/plain", latin1), 400, "UTF-8");
        BodyPublisher half = BodyPublishers.ofByteArray(new byte[] {'x', (byte) 0xF0, (byte) 0x9F});
        assertProblem(Http.post(app.events("news"), "text/plain", half), 400, "UTF-8");
    }

    @ParameterizedTest
    @CsvSource({MAX_BODY_BYTES + 1 + ",65536", 4 * MAX_BODY_BYTES + ",65536", (4 << 20) + ",1048576"})
    void refusesBodiesThatAreTooLargeWhetherAnnouncedOrNot(int size, String limit) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) 'x');
        assertProblem(Http.post(app.events("news"), "text/plain", BodyPublishers.ofByteArray(body)), 413, limit);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        assertProblem(Http.post(app.events("news"), "text/plain", chunked), 413, limit);
    }

    @Test
    void refusesAnEventWithoutTheKeyItsChannelNeeds() {
        assertProblem(Http.post(app.events("prices"), "text/plain", "x"), 400, "'prices'");
    }

    @Test
    void refusesOtherMethodsAndSaysWhichThereAre() {
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(app.events("news")).DELETE());
        assertProblem(response, 405, "DELETE is not allowed here; allowed: ");
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    private HttpResponse<String> get(String path) {
        return Http.get(app.address(path));
    }
}
