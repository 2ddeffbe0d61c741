package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

class ShutdownIT {
    private static final int STREAMS = 200;
    /** Ending the streams takes a few seconds at the most; waiting for a client takes the 30 of the write deadline. */
    private static final Duration LONGER = Duration.ofSeconds(25);

    private static final Map<String, String> SETTINGS = Map.of("wirehouse.channels", "news");

    @Test
    void endsAllStreamsInOrderWhenTheServerStops() {
        Duration alone;
        try (Server server = Server.start(SETTINGS)) {
            alone = server.stop();
        }
        String last;
        try (Server server = Server.start(SETTINGS)) {
            List<SseClient> clients = open(server.app());
            last = server.app().publish("news", "the last");
            await().until(() -> clients.stream().allMatch(client -> client.count() == 1));
            int silent = server.log().length();

            Duration withStreams = server.stop();

            assertEndedInOrder(clients);
            assertNoComplaint(server.log().substring(silent));
            System.out.printf(
                    "stopping: %d ms without streams, %d ms with %d%n",
                    alone.toMillis(), withStreams.toMillis(), STREAMS);
            assertThat(withStreams).isLessThan(alone.plus(LONGER));
        }
        try (Server server = Server.start(SETTINGS);
                SseClient client = SseClient.open(server.app().stream("news"), "Last-Event-ID", last)) {
            assertThat(client.await(1).get(0).type()).isEqualTo("reset");
        }
    }

    @Test
    void endsAllStreamsInOrderWhenTheApplicationIsUndeployed() {
        try (Server server = Server.start(SETTINGS)) {
            List<SseClient> clients = open(server.app());

            int silent = server.log().length();
            Duration time = server.undeploy();

            assertEndedInOrder(clients);
            System.out.printf("undeploying: %d ms with %d streams%n", time.toMillis(), STREAMS);
            assertThat(time).isLessThan(LONGER);
            assertThat(server.isRunning()).isTrue();
            assertNoComplaint(server.log().substring(silent));
        }
    }

    private static void assertNoComplaint(String log) {
        assertThat(log).doesNotContain("WELD-", "SEVERE", "ERROR", "Exception").doesNotContainPattern("(?m)^\\s+at ");
    }

    private static List<SseClient> open(Deployed app) {
        List<SseClient> clients = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            clients.add(SseClient.begin(app.stream("news")));
        }
        await().until(() -> clients.stream().allMatch(client -> client.retryMillis() >= 0));
        assertThat(clients).extracting(SseClient::retries).containsOnly(1);
        return clients;
    }

    private static void assertEndedInOrder(List<SseClient> clients) {
        await().until(() -> clients.stream().allMatch(client -> client.end().isDone()));
        assertThat(clients).allSatisfy(client -> {
            assertThat(client.end()).isCompletedWithValue(null);
            assertThat(client.retries()).isEqualTo(2);
        });
        assertThat(clients.stream().map(SseClient::retryMillis).collect(Collectors.toSet()))
                .as("times to come back")
                .hasSizeGreaterThan(STREAMS / 4)
                .allMatch(millis -> millis >= 2_000 && millis <= 4_000);
    }
}
