package org.wirehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Deployed.numbers;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.wirehouse.channels.Publisher;
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;
import org.wirehouse.support.server.Server;

/** Messages of the server's own broker, sent by another application. */
@DisabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro", disabledReason = "it has no broker")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MessagingIT {
    private static final String TRADES = "jms/trades";
    private static final String EVENTS = "jms/events";

    private static Server server;
    private static Sender sender;

    @BeforeAll
    static void start() {
        server = Server.startWithMessaging(
                Map.of(
                        "wirehouse.messaging.trades", TRADES,
                        "wirehouse.messaging.events", EVENTS,
                        "wirehouse.channels", "news,prices:latest"),
                Sender.war());
        sender = new Sender(server.base().resolve("/"));
        await().until(() -> Http.get(server.base().resolve("/sender/send?destination=" + TRADES))
                        .statusCode()
                == 200);
        await().until(() -> status("trades").getString("state").equals("receiving")
                && status("events").getString("state").equals("receiving"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bringsTheTradesOfAQueueToAClient() {
        int count = 300;
        try (SseClient client = SseClient.open(server.address("api/ticker/stream?symbols=QUEUE"))) {
            client.placed();
            sender.send(
                    TRADES,
                    IntStream.rangeClosed(1, count)
                            .mapToObj(i -> trade("QUEUE", i))
                            .toList());

            await().untilAsserted(() -> assertThat(quote("QUEUE").body()).contains("\"trades\":" + count));
            JsonObject quote = Http.json(quote("QUEUE")).asJsonObject();
            assertThat(quote.getInt("open")).isEqualTo(1);
            assertThat(quote.getInt("price")).isEqualTo(count);
            await().untilAsserted(() -> assertThat(client.events())
                    .last()
                    .extracting(SseEvent::data)
                    .asString()
                    .contains("\"price\":" + count));
        }
    }

    @Test
    void bringsTheEventsOfATopicToAChannelInOrder() {
        int count = 500;
        try (SseClient client = SseClient.open(server.app().stream("news"))) {
            client.placed();
            sender.send(EVENTS, numbers(0, count), "channel:news", "type:count", "key:k");

            List<SseEvent> events = client.await(count);
            assertThat(events).extracting(SseEvent::data).isEqualTo(numbers(0, count));
            assertThat(events).extracting(SseEvent::type).containsOnly("count");
        }
    }

    @Test
    void countsTradesThatAreRefusedAndDoesNotGetThemAgain() {
        JsonObject before = status("trades");
        sender.sendBytes(TRADES, trade("BYTES", 1));
        sender.send(TRADES, List.of("nonsense", "{", "", trade("NEGATIVE", -1)));
        sender.send(TRADES, List.of("[" + trade("ARRAY", 1) + "," + trade("ARRAY", -1) + "]", trade("AFTER", 1)));

        await().until(() -> quote("AFTER").statusCode() == 200);
        JsonObject after = status("trades");
        assertThat(grown(before, after, "not-text")).isEqualTo(1);
        assertThat(grown(before, after, "json-broken")).isEqualTo(3);
        assertThat(grown(before, after, "price-not-positive")).isEqualTo(2);
        assertThat(quote("ARRAY").body()).contains("\"trades\":1");
        assertThat(after.getInt("accepted") - before.getInt("accepted")).isEqualTo(2);
        await().during(Duration.ofSeconds(2))
                .until(() -> status("trades").getInt("messages") == before.getInt("messages") + 7);
        assertThat(sender.left(TRADES)).isZero();
        assertThat(server.log()).containsOnlyOnce("(wirehouse.messaging.trades) was refused (json-broken)");
    }

    @Test
    void countsEventsThatAreRefusedAndDoesNotGetThemAgain() {
        JsonObject before = status("events");
        sender.send(EVENTS, List.of("1"));
        sender.send(EVENTS, List.of("1", "2"), "channel:nosuch");
        sender.send(EVENTS, List.of("1"), "channel:monitor");
        sender.send(EVENTS, List.of("1"), "channel:prices");
        sender.send(EVENTS, List.of("no JSON"), "channel:news");
        sender.send(EVENTS, List.of("\"" + "x".repeat(Publisher.MAX_DATA_BYTES) + "\""), "channel:news");
        sender.sendBytes(EVENTS, "1", "channel:news");
        sender.send(EVENTS, List.of("\"after\""), "channel:prices", "key:k");

        await().until(() ->
                !server.app().page("prices", "").getJsonArray("events").isEmpty());
        JsonObject after = status("events");
        assertThat(grown(before, after, "channel-missing")).isEqualTo(1);
        assertThat(grown(before, after, "channel-unknown")).isEqualTo(2);
        assertThat(grown(before, after, "channel-private")).isEqualTo(1);
        assertThat(grown(before, after, "type-or-key-unfit")).isEqualTo(1);
        assertThat(grown(before, after, "json-broken")).isEqualTo(1);
        assertThat(grown(before, after, "too-large")).isEqualTo(1);
        assertThat(grown(before, after, "not-text")).isEqualTo(1);
        await().during(Duration.ofSeconds(2))
                .until(() -> status("events").getInt("messages") == before.getInt("messages") + 9);
        assertThat(server.log()).containsOnlyOnce("was refused (channel-unknown)");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void leavesMessagesWhereTheyAreOnceItIsUndeployed() {
        server.undeploy();

        sender.send(TRADES, List.of(trade("LATE", 1)));

        await().during(Duration.ofSeconds(2)).until(() -> sender.left(TRADES) == 1);
        assertThat(server.log()).doesNotContain("still waits for the broker", "at org.wirehouse.messaging");
    }

    private static int grown(JsonObject before, JsonObject after, String cause) {
        return after.getJsonObject("refused").getInt(cause, 0)
                - before.getJsonObject("refused").getInt(cause, 0);
    }

    private static JsonObject status(String destination) {
        return Http.json(Http.get(server.address("api/health/ready"))).asJsonObject().getJsonArray("checks").stream()
                .map(check -> check.asJsonObject())
                .filter(check -> check.getString("name").equals("messaging"))
                .map(check -> check.getJsonObject("data").getJsonObject(destination))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> quote(String symbol) {
        return Http.get(server.address("api/ticker/quotes/" + symbol));
    }

    private static String trade(String symbol, int price) {
        return "{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":1}";
    }
}
