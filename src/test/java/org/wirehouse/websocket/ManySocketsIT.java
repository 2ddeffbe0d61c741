package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Deployed.numbers;

import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.SocketClient;

@ArquillianTest
class ManySocketsIT {
    private static final int SOCKETS = 1_000;
    private static final int EVENTS = 20;

    private final List<SocketClient> clients = new ArrayList<>();

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

    @AfterEach
    void hangUp() {
        clients.forEach(SocketClient::vanish);
    }

    @Test
    void eachBringEveryEventOnceAndLeaveNothingBehind() {
        List<CompletableFuture<SocketClient>> opening = IntStream.range(0, SOCKETS)
                .mapToObj(i -> SocketClient.begin(app.socket("news"), ""))
                .toList();
        opening.forEach(client -> clients.add(client.join()));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> clients.stream().noneMatch(client -> client.texts().isEmpty()));
        assertThat(app.openSockets()).isEqualTo(SOCKETS);

        app.publishNumbers("news", 0, EVENTS);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> clients.stream().allMatch(client -> client.events().size() >= EVENTS));

        assertThat(clients.stream().map(SocketClient::data).collect(Collectors.toSet()))
                .containsExactly(numbers(0, EVENTS));
        assertThat(clients.stream()
                        .map(client -> client.events().stream()
                                .map(event -> event.getString("id"))
                                .toList())
                        .distinct())
                .hasSize(1);

        clients.forEach(SocketClient::close);
        await().atMost(Duration.ofMinutes(2)).until(() -> app.openSockets() == 0);
        assertThat(app.statistic("hub", "subscriptions")).isZero();
        assertThat(clients)
                .allSatisfy(client -> assertThat(client.awaitEnd().code()).isEqualTo(1000));
    }
}
