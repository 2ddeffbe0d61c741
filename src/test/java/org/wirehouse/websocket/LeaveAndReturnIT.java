package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Deployed.numbers;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.hub.EventId;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

/** A client leaves on one transport and comes back on the other, at any moment, while publishing goes on. */
@ArquillianTest
class LeaveAndReturnIT {
    private static final int COUNT = 600;
    private static final int LEGS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What a client keeps of an event, whatever the transport. */
    private record Seen(String id, String type, String data) {}

    @ArquillianResource
    URL announced;

    private Deployed app;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    @BeforeEach
    void find() {
        app = Deployed.at(announced);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void losesNoEventAndGetsNoneTwice(int firstTransport) throws Exception {
        Random random = new Random(firstTransport);
        String cursor = app.publish("news", "before");
        var publishing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < COUNT; i++) {
                app.publish(i % 3 == 0 ? "bench" : "news", String.valueOf(i));
            }
        });
        List<Seen> received = new ArrayList<>();
        for (int leg = 0; leg < LEGS; leg++) {
            int left = COUNT - received.size(); // a leg may bring more than it waits for
            int enough = leg < LEGS - 1 ? Math.min(left, random.nextInt(COUNT / LEGS)) : left;
            received.addAll(
                    (leg + firstTransport) % 2 == 0
                            ? overSse(app.stream("news", "bench"), cursor, enough)
                            : overSocket(app.socket("news", "bench"), cursor, enough));
            cursor = received.isEmpty()
                    ? cursor
                    : received.get(received.size() - 1).id();
        }
        publishing.get(1, TimeUnit.MINUTES);
        assertThat(received).extracting(Seen::data).isEqualTo(numbers(0, COUNT));
        assertThat(received).extracting(Seen::id).doesNotHaveDuplicates();
    }

    @Test
    void comesBackWithThePositionThatTheOtherTransportTold() {
        String cursor;
        try (SocketClient socket = SocketClient.open(app.socket("tiny")).welcomed()) {
            cursor = socket.cursor();
        }
        app.publish("tiny", "missed");
        try (SseClient sse = SseClient.open(app.stream("tiny"), "Last-Event-ID", cursor)) {
            assertThat(sse.await(1)).extracting(SseEvent::data).containsExactly("missed");
            cursor = sse.lastEventId();
        }
        app.publish("tiny", "missed too");
        try (SocketClient socket = SocketClient.open(after(app.socket("tiny"), cursor))) {
            socket.await(1);
            assertThat(socket.data()).containsExactly("missed too");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void endsWithTheQuotesOfTheTicker(int firstTransport) throws Exception {
        Random random = new Random(firstTransport);
        List<String> symbols = numbers(0, 7).stream()
                .map(number -> "LR" + firstTransport + "." + number)
                .toList();
        symbols.forEach(symbol -> trade(symbol, 1));
        var trading = CompletableFuture.runAsync(() -> {
            for (int i = 2; i < COUNT; i++) {
                trade(symbols.get(i % symbols.size()), i);
            }
        });
        String query = "symbols=" + String.join(",", symbols);
        Map<String, JsonObject> table = new TreeMap<>();
        List<Seen> received = new ArrayList<>();
        String cursor = "";
        for (int leg = 0; leg < LEGS || !trading.isDone() || !table.equals(quotes(symbols)); leg++) {
            assertThat(leg).as("legs, and still %s", table).isLessThan(100 * LEGS);
            int enough = leg == 0 ? 1 : leg < LEGS && !trading.isDone() ? random.nextInt(5) : 0;
            List<Seen> seen = (leg + firstTransport) % 2 == 0
                    ? overSse(app.address("api/ticker/stream?" + query), cursor, enough)
                    : overSocket(app.address("ws/ticker?" + query), cursor, enough);
            seen.forEach(event -> apply(event, table));
            received.addAll(seen);
            cursor = received.get(received.size() - 1).id();
        }
        trading.get(1, TimeUnit.MINUTES);
        assertThat(table.keySet()).isEqualTo(new TreeSet<>(symbols));
        assertThat(received.stream().filter(event -> event.type().equals("snapshot")))
                .as("snapshots")
                .hasSize(1);
        List<String> ids = received.stream()
                .filter(event -> event.type().equals("quotes"))
                .map(Seen::id)
                .toList();
        assertThat(new HashSet<>(ids)).as("quotes that came twice").hasSameSizeAs(ids);
        assertThat(ids.stream().map(EventId::parse)).isSorted();
    }

    private static void apply(Seen event, Map<String, JsonObject> table) {
        if (event.type().equals("snapshot")) {
            table.clear();
        }
        if (!event.type().equals("feed")) {
            Http.json(event.data())
                    .asJsonArray()
                    .forEach(quote -> table.put(quote.asJsonObject().getString("symbol"), quote.asJsonObject()));
        }
    }

    private Map<String, JsonObject> quotes(List<String> symbols) {
        Map<String, JsonObject> quotes = new TreeMap<>();
        Http.json(Http.get(app.address("api/ticker/quotes"))).asJsonArray().forEach(quote -> {
            if (symbols.contains(quote.asJsonObject().getString("symbol"))) {
                quotes.put(quote.asJsonObject().getString("symbol"), quote.asJsonObject());
            }
        });
        return quotes;
    }

    private void trade(String symbol, int price) {
        String trade = "{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":1}";
        assertThat(Http.post(app.address("api/ticker/trades"), "application/json", trade)
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<Seen> overSse(URI address, String cursor, int enough) {
        String[] headers = cursor.isEmpty() ? new String[0] : new String[] {"Last-Event-ID", cursor};
        try (SseClient client = SseClient.open(address, headers)) {
            client.await(enough);
            return client.events().stream()
                    .filter(event -> !event.id().isEmpty())
                    .map(event -> new Seen(event.id(), event.type(), event.data()))
                    .toList();
        }
    }

    private static List<Seen> overSocket(URI address, String cursor, int enough) {
        try (SocketClient client = SocketClient.open(cursor.isEmpty() ? address : after(address, cursor))) {
            await().atMost(PATIENCE).until(() -> client.events().size() >= enough);
            assertThat(client.notes("reset")).isEmpty();
            return client.events().stream()
                    .map(event -> new Seen(event.getString("id"), event.getString("type", "message"), text(event)))
                    .toList();
        }
    }

    private static String text(JsonObject event) {
        JsonValue data = event.getOrDefault("data", JsonValue.NULL);
        return data instanceof JsonString text ? text.getString() : data.toString();
    }

    private static URI after(URI address, String cursor) {
        return URI.create(address + "&after=" + cursor);
    }
}
