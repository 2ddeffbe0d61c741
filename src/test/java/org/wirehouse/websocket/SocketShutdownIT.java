package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

class SocketShutdownIT {
    private static final int SOCKETS = 200;
    private static final Map<String, String> SETTINGS = Map.of("wirehouse.channels", "news");
    private static final SocketClient.End COME_BACK =
            new SocketClient.End(1012, "the server is going down, come back later");

    /** WildFly suspends before it stops, and closes all sessions by itself before an application hears of it. */
    private static final SocketClient.End AT_STOP =
            "wildfly".equals(System.getProperty("arquillian.launch")) ? new SocketClient.End(1001, "") : COME_BACK;

    @Test
    @DisabledIfSystemProperty(
            named = "arquillian.launch",
            matches = "open-liberty",
            disabledReason =
                    "where nothing but WebSocket is connected, 26.0.0.3 cuts it before the application hears of"
                            + " the stop: https://github.com/OpenLiberty/open-liberty/issues/34121")
    void tellsAllToComeBackWhenTheServerStops() {
        String last;
        try (Server server = Server.start(SETTINGS)) {
            List<SocketClient> clients = open(server.app());
            last = server.app().publish("news", "the last");
            await().until(() ->
                    clients.stream().allMatch(client -> client.events().size() == 1));
            int silent = server.log().length();

            server.stop();

            assertEnded(clients, AT_STOP);
            assertNoComplaint(server.log().substring(silent));
        }
        try (Server server = Server.start(SETTINGS);
                SocketClient client = SocketClient.open(URI.create(server.app().socket("news") + "&after=" + last))) {
            client.awaitNote("reset");
            server.app().publish("news", "the first");
            client.await(1);
            assertThat(client.data()).containsExactly("the first");
        }
    }

    @Test
    void tellsAllToComeBackWhenTheServerStopsThatHasAnEventStreamToo() {
        try (Server server = Server.start(SETTINGS);
                SseClient stream = SseClient.open(server.app().stream("news")).placed()) {
            List<SocketClient> clients = open(server.app());

            server.stop();

            assertEnded(clients, AT_STOP);
            await().until(() -> stream.end().isDone());
            assertThat(stream.end()).isCompletedWithValue(null);
        }
    }

    @Test
    void tellsAllToComeBackWhenTheApplicationIsUndeployed() {
        try (Server server = Server.start(SETTINGS)) {
            List<SocketClient> clients = open(server.app());
            int silent = server.log().length();

            server.undeploy();

            assertEnded(clients, COME_BACK);
            assertThat(server.isRunning()).isTrue();
            assertNoComplaint(server.log().substring(silent));
        }
    }

    private static List<SocketClient> open(Deployed app) {
        List<SocketClient> clients = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            clients.add(SocketClient.open(app.socket("news")));
        }
        clients.forEach(SocketClient::welcomed);
        return clients;
    }

    private static void assertEnded(List<SocketClient> clients, SocketClient.End end) {
        await().atMost(Duration.ofMinutes(1)).until(() -> clients.stream().allMatch(SocketClient::hasEnded));
        assertThat(clients).extracting(SocketClient::awaitEnd).containsOnly(end);
    }

    private static void assertNoComplaint(String log) {
        assertThat(log).doesNotContain("at org.wirehouse");
    }
}
