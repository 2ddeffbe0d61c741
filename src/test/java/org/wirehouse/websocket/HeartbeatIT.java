package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirehouse.hub.EventId;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.RawSocket;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.server.Server;

/** Pings, and what goes along with them. */
class HeartbeatIT {
    private static Server server;
    private static Deployed app;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of("wirehouse.ping.seconds", "3"));
        app = server.app();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void endsWhoAnswersNoPing() {
        try (SocketClient answers = SocketClient.open(app.socket("news")).welcomed();
                RawSocket silent = RawSocket.open(app.socket("news"))) {
            assertThat(silent.readUntil(RawSocket.PING).opcode()).isEqualTo(RawSocket.PING);
            RawSocket.Frame close = silent.readUntil(RawSocket.CLOSE);
            assertThat(close.closeCode()).isEqualTo(1008);
            await().until(() -> app.openSockets() == 1);
            assertThat(answers.hasEnded()).isFalse();
            assertThat(answers.lines().get(0).getInt("heartbeatMillis")).isEqualTo(3_000);
        }
        await().until(() -> app.openSockets() == 0);
    }

    @Test
    void takesAMessageForASignToo() {
        try (RawSocket talks = RawSocket.open(app.socket("news"))) {
            int pings = 0;
            while (pings < 3) {
                RawSocket.Frame frame = talks.read();
                assertThat(frame.opcode()).isNotEqualTo(RawSocket.CLOSE);
                if (frame.opcode() == RawSocket.PING) {
                    pings++;
                    talks.send(RawSocket.TEXT, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Test
    void tellsThePositionWhenOnlyEventsForOthersHavePassed() {
        trade("OTHER", 1);
        String moved;
        try (SocketClient client =
                SocketClient.open(app.address("ws/ticker?symbols=MINE")).welcomed()) {
            client.await(1);
            String before = client.cursor();
            trade("OTHER", 2);
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                var positions = client.notes("position");
                return !positions.isEmpty()
                        && EventId.parse(last(positions).getString("id")).isAfter(EventId.parse(before));
            });
            assertThat(client.events()).allMatch(event -> !event.toString().contains("OTHER"));
            moved = client.cursor();
        }
        trade("MINE", 3);
        try (SocketClient client =
                SocketClient.open(URI.create(app.address("ws/ticker?symbols=MINE") + "&after=" + moved))) {
            JsonObject event = client.await(1).get(0);
            assertThat(event.getString("type")).isEqualTo("quotes");
            assertThat(event.getJsonArray("data")).hasSize(1);
        }
    }

    @Test
    void neverTellsAPositionThatIsBehindWhatItHasSent() throws Exception {
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed()) {
            int published = 0;
            while (client.notes("position").size() < 3) {
                app.publish("news", String.valueOf(published++));
            }
            client.await(published);
            EventId last = EventId.ZERO;
            for (JsonObject line : client.lines()) {
                if (line.containsKey("id")) {
                    EventId id = EventId.parse(line.getString("id"));
                    assertThat(id).isGreaterThanOrEqualTo(last);
                    last = id;
                }
            }
        }
    }

    private static JsonObject last(java.util.List<JsonObject> lines) {
        return lines.get(lines.size() - 1);
    }

    private static void trade(String symbol, int price) {
        String trade = "{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":1}";
        assertThat(Http.post(app.address("api/ticker/trades"), "application/json", trade)
                        .statusCode())
                .isEqualTo(200);
    }
}
