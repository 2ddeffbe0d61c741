package org.wirehouse.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;

/** The descriptions that the server hands out, against what it does. */
@ArquillianTest
@Timeout(900)
class ApiDescriptionIT {
    private static final String[] FOLLOWED = {"news", "monitor", "pulse", "ticker", "chat.lobby"};
    private static final String EARLIER_LIFE = "5-5";
    private static final byte[] NO_TEXT = {(byte) 0xFF};

    @ArquillianResource
    URL announced;

    private Deployed app;
    private OpenApi openApi;
    private AsyncApi asyncApi;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    @BeforeEach
    void find() {
        app = Deployed.at(announced);
        openApi =
                OpenApi.of(Description.of(Http.get(app.address("openapi.json")).body()));
        asyncApi = AsyncApi.of(
                Description.of(Http.get(app.address("asyncapi.json")).body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.json", "asyncapi.json"})
    void handsOutTheDescriptions(String file) throws IOException {
        HttpResponse<String> response = Http.get(app.address(file));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.body()).isEqualTo(Files.readString(Path.of("src/main/webapp", file)));
        assertThat(Http.get(app.base()).body()).contains("href=\"" + file + "\"");
    }

    @Test
    void answersEveryQuestionAsDescribed() {
        sendAllThatCanBeSent();
        for (OpenApi.Operation operation : operations("GET")) {
            if (operation.isStream()) {
                SseClient.open(app.address(operation.address())).close();
            } else {
                HttpResponse<String> response = Http.get(app.address(operation.address()));
                assertThat(response.statusCode()).as(operation.toString()).isEqualTo(200);
                assertDescribed(operation, response);
            }
        }
    }

    @Test
    void refusesABadBodyAsDescribed() {
        for (OpenApi.Operation operation : operations("POST")) {
            URI address = app.address(operation.address());
            operation.bodies().keySet().stream()
                    .map(ApiDescriptionIT::mediaType)
                    .forEach(type -> {
                        HttpResponse<String> response = Http.post(address, type, BodyPublishers.ofByteArray(NO_TEXT));
                        assertThat(response.statusCode())
                                .as(operation + " " + type)
                                .isEqualTo(400);
                        assertDescribed(operation, response);
                    });
            HttpResponse<String> ofOtherType = Http.post(address, "application/pdf", "x");
            assertThat(ofOtherType.statusCode()).as(operation.toString()).isEqualTo(415);
            assertDescribed(operation, ofOtherType);
            if (operation.needsToken()) {
                HttpResponse<String> withoutToken = Http.send(HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
                assertThat(withoutToken.statusCode()).as(operation.toString()).isEqualTo(401);
                assertDescribed(operation, withoutToken);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "candles, api/ticker/quotes/AAPL/candles?interval=often, 400",
        "candles, api/ticker/quotes/NEVER/candles, 404",
        "quote, api/ticker/quotes/NEVER, 404",
        "tickerStream, api/ticker/stream?lastEventId=x, 400",
        "tickerStream, api/ticker/stream?heartbeat=loud, 400",
        "stream, api/stream?channel=news&heartbeat=loud, 400",
        "stream, api/stream, 400",
        "stream, api/stream?channel=nowhere, 404",
        "readBack, api/channels/news/events?limit=0, 400",
        "readBack, api/channels/nowhere/events, 404",
        "members, api/chat/%E2%80%8B/members, 400",
        "messages, api/chat/lobby/messages?after=x, 400",
    })
    void refusesABadQuestionAsDescribed(String operationId, String address, int status) {
        sendAllThatCanBeSent();
        HttpResponse<String> response = Http.get(app.address(address));

        assertThat(response.statusCode()).isEqualTo(status);
        assertDescribed(
                operations("GET").stream()
                        .filter(operation ->
                                operation.node().getString("operationId").equals(operationId))
                        .findFirst()
                        .orElseThrow(),
                response);
    }

    @Test
    void sendsToAnEventStreamOfChannelsWhatIsDescribed() {
        AsyncApi.Channel channel = asyncApi.channel("eventStream");
        try (SseClient client = SseClient.open(
                        URI.create(app.stream(FOLLOWED) + "&heartbeat=event&lastEventId=" + EARLIER_LIFE))
                .placed()) {
            sendAllThatCanBeSent();
            comeAndGo("lobby");
            await().untilAsserted(() -> assertThat(names(channel, client)).isEqualTo(channel.sent()));
        }
    }

    @Test
    void sendsToTheTickerStreamWhatIsDescribed() {
        AsyncApi.Channel channel = asyncApi.channel("tickerStream");
        try (SseClient client = SseClient.open(app.address("api/ticker/stream?symbols=AAPL,NEVER&heartbeat=event"))) {
            await().untilAsserted(() -> assertThat(names(channel, client)).contains("sseSnapshot"));
            sendAllThatCanBeSent();
            await().untilAsserted(() -> assertThat(names(channel, client)).isEqualTo(channel.sent()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classicClock", "classicCount", "classicCountSlowly", "classicTypewriter"})
    void sendsToTheClassicStreamsWhatIsDescribed(String name) {
        AsyncApi.Channel channel = asyncApi.channel(name);
        try (SseClient client = SseClient.open(app.address(channel.address().substring(1)))) {
            client.await(2);
            assertThat(names(channel, client)).isEqualTo(channel.sent());
        }
    }

    @Test
    void sendsToASocketOfChannelsWhatIsDescribed() {
        AsyncApi.Channel channel = asyncApi.channel("stream");
        String[] query = Stream.concat(
                        Stream.of(FOLLOWED).flatMap(name -> Stream.of("channel", name)),
                        Stream.of("after", EARLIER_LIFE))
                .toArray(String[]::new);
        try (SocketClient client = open(channel, query)) {
            sendAllThatCanBeSent();
            comeAndGo("lobby");
            ask(client, channel, "ping");
            client.send("no JSON");
            awaitAllBut(Set.of("position"), client, channel);
        }
    }

    /** Waits for a ping, with which the position comes. */
    @Test
    void sendsToATickerSocketWhatIsDescribed() {
        AsyncApi.Channel channel = asyncApi.channel("ticker");
        try (SocketClient client = open(channel, "symbols", "AAPL,NEVER")) {
            await().untilAsserted(() -> assertThat(names(channel, client)).contains("snapshot"));
            sendAllThatCanBeSent();
            ask(client, channel, "ping");
            client.send("[]");
            awaitAllBut(Set.of(), client, channel);
        }
    }

    @Test
    void sendsToAChatRoomWhatIsDescribed() {
        AsyncApi.Channel channel = asyncApi.channel("chat");
        try (SocketClient client = open(channel, "name", "Cleo", "after", EARLIER_LIFE)) {
            await().untilAsserted(() -> assertThat(names(channel, client)).contains("welcome"));
            comeAndGo("lobby");
            ask(client, channel, "say");
            ask(client, channel, "ping");
            client.send("{\"type\":\"shout\",\"ref\":1}");
            awaitAllBut(Set.of(), client, channel);
            for (int i = 0; client.notes("error").size() < 2; i++) {
                client.send("{\"type\":\"say\",\"text\":\"" + i + "\",\"ref\":" + i + "}");
            }
            assertThat(names(channel, client)).isEqualTo(channel.sent());
            assertThat(client.lines()).anyMatch(line -> line.containsKey("retryAfterMillis"));

            ask(client, channel, "leave");
            assertThat(client.awaitEnd().code()).isEqualTo(1000);
        }
    }

    @Test
    void bringsBackWhatIsEchoedAsDescribed() {
        AsyncApi.Channel channel = asyncApi.channel("echo");
        try (SocketClient client = open(channel)) {
            ask(client, channel, "text");
            client.send(NO_TEXT);
            await().untilAsserted(() -> assertThat(client.binaries()).containsExactly(NO_TEXT));
            assertThat(names(channel, client)).containsExactly("text");
            assertThat(channel.sent()).containsExactlyInAnyOrder("text", "binary");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classicEcho", "classicGroup"})
    void sendsToTheClassicSocketsWhatIsDescribed(String name) {
        AsyncApi.Channel channel = asyncApi.channel(name);
        try (SocketClient client = open(channel)) {
            ask(client, channel, "text");
            awaitAllBut(Set.of(), client, channel);
        }
    }

    private List<OpenApi.Operation> operations(String method) {
        return openApi.operations().stream()
                .filter(operation -> operation.method().equals(method))
                .toList();
    }

    /** Posts every example: trades, events, something said. */
    private void sendAllThatCanBeSent() {
        for (OpenApi.Operation operation : operations("POST")) {
            operation.bodies().forEach((type, body) -> {
                HttpResponse<String> response = Http.post(app.address(operation.address()), mediaType(type), body);
                assertThat(response.statusCode())
                        .as(operation + " " + type + " " + response.body())
                        .isBetween(200, 299);
                assertDescribed(operation, response);
            });
        }
    }

    private static String mediaType(String numbered) {
        return numbered.substring(0, numbered.indexOf(' '));
    }

    private void assertDescribed(OpenApi.Operation operation, HttpResponse<String> response) {
        String status = String.valueOf(response.statusCode());
        assertThat(operation.statuses()).as(operation.toString()).contains(status);
        JsonObject contents = operation.contents(status);
        String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(contents.keySet()).as(operation + " " + status).contains(type);
        assertThat(openApi.description().errors(contents.getJsonObject(type).getJsonObject("schema"), response.body()))
                .as(operation + " " + response.body())
                .isEmpty();
    }

    /** Somebody comes into a room and leaves it. */
    private void comeAndGo(String room) {
        AsyncApi.Channel channel = asyncApi.channel("chat");
        try (SocketClient guest =
                SocketClient.open(app.address(channel.address("name", "Guest").replace("{room}", room)))) {
            guest.awaitNote("welcome");
            ask(guest, channel, "leave");
            guest.awaitEnd();
        }
    }

    private SocketClient open(AsyncApi.Channel channel, String... query) {
        return SocketClient.open(app.address(channel.address(query).replace("{room}", "lobby")));
    }

    private static void ask(SocketClient client, AsyncApi.Channel channel, String message) {
        List<String> questions = channel.questions(message);
        assertThat(questions).as(message).isNotEmpty();
        questions.forEach(client::send);
    }

    private static void awaitAllBut(Set<String> absent, SocketClient client, AsyncApi.Channel channel) {
        Set<String> expected = new TreeSet<>(channel.sent());
        expected.removeAll(absent);
        await().untilAsserted(() -> assertThat(names(channel, client)).isEqualTo(expected));
    }

    private static Set<String> names(AsyncApi.Channel channel, SocketClient client) {
        return client.texts().stream()
                .flatMap(text -> channel.hasLines() ? text.lines() : Stream.of(text))
                .flatMap(text -> channel.namesOf(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(AsyncApi.Channel channel, SseClient client) {
        return client.events().stream()
                .flatMap(event -> channel.namesOf(event.id(), event.type(), event.data()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
