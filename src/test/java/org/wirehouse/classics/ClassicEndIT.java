package org.wirehouse.classics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

class ClassicEndIT {
    /** Shorter than the two longest classics by far. */
    private static final Duration PROMPTLY = Duration.ofSeconds(20);

    @Test
    void undeployingEndsTheClassicsWithoutAWord() {
        try (Server server = Server.start(Map.of())) {
            List<SseClient> clients = Stream.of("events", "web/StreamChat", "api/sse")
                    .map(path -> SseClient.begin(server.address("api/classic/" + path)))
                    .toList();
            clients.forEach(client -> client.await(1));
            int silent = server.log().length();

            server.undeploy();

            await().atMost(PROMPTLY).until(() -> clients.stream()
                    .allMatch(client -> client.end().isDone()));
            assertThat(clients).allSatisfy(client -> {
                assertThat(client.end()).isCompletedWithValue(null);
                assertThat(client.retries()).isZero();
                assertThat(client.comments()).isZero();
            });
            assertThat(server.log().substring(silent)).doesNotContain("WELD-", "SEVERE", "ERROR", "Exception");
        }
    }
}
