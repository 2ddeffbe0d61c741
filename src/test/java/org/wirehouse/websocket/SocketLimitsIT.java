package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.RawSocket;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.server.Server;

/** What the server does with clients that are too many, too large or too slow, and that others do not notice it. */
class SocketLimitsIT {
    private static final int MAX_CLIENTS = 20;
    private static final int ECHO_BYTES = 1024 * 1024;
    /** More than there are threads that close sessions. */
    private static final int STALLED = 18;

    /** Threads that may have come to close sessions, and stay. */
    private static final int CLOSING = 12;

    private static Server server;
    private static Deployed app;
    private static int read;

    private final List<RawSocket> raws = new ArrayList<>();
    private final List<SocketClient> clients = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = Server.start(Map.of(
                "wirehouse.max.clients",
                Integer.toString(MAX_CLIENTS),
                "wirehouse.write.deadline.seconds",
                "3",
                "wirehouse.ping.seconds",
                "60",
                "wirehouse.echo.max.bytes",
                Integer.toString(ECHO_BYTES)));
        app = server.app();
        read = server.log().length();
    }

    @AfterEach
    void hangUp() {
        raws.forEach(RawSocket::vanish);
        clients.forEach(SocketClient::close);
        await().atMost(Duration.ofMinutes(1)).until(() -> app.openSockets() == 0);
        await().until(() -> app.statistic("hub", "subscriptions") == 0);
        assertNoComplaint();
    }

    @AfterAll
    static void stop() {
        server.close();
        assertNoComplaint();
    }

    private static void assertNoComplaint() {
        String log = server.log();
        String fresh = log.substring(read);
        read = log.length();
        // Tyrus logs a stack of its own for each session that is closed while something is in flight
        assertThat(fresh)
                .doesNotContain(
                        "WELD-",
                        "AS-WEB-CORE-",
                        "GRIZZLY",
                        "SEVERE",
                        "housekeeping failed",
                        "a hub task failed",
                        "could not begin");
    }

    @Test
    void refusesWhoIsTooMany() {
        for (int i = 0; i < MAX_CLIENTS; i++) {
            clients.add(SocketClient.open(app.socket("news")).welcomed());
        }
        int refused = app.statistic("sockets", "refused");
        for (String path : List.of("ws/stream?channel=news", "ws/echo", "ws/ticker")) {
            try (SocketClient one = SocketClient.open(app.address(path))) {
                assertThat(one.awaitEnd().code()).isEqualTo(1013);
                assertThat(one.awaitEnd().reason()).contains("too many");
                assertThat(one.texts()).isEmpty();
            }
        }
        assertThat(app.statistic("sockets", "refused")).isEqualTo(refused + 3);

        clients.remove(0).close();
        await().until(() -> app.openSockets() == MAX_CLIENTS - 1);
        clients.add(SocketClient.open(app.socket("news")).welcomed());
    }

    @Test
    void endsWhoDoesNotReadWhileOthersGoOn() {
        int overdue = app.statistic("sockets", "overdue");
        int threads = app.threads();
        SocketClient reader = SocketClient.open(app.socket("news")).welcomed();
        clients.add(reader);
        for (int i = 0; i < STALLED; i++) {
            raws.add(RawSocket.open(app.socket("news")));
        }
        await().until(() -> app.openSockets() == STALLED + 1);

        String text = "x".repeat(60_000);
        List<String> published = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(2)).until(() -> {
            published.add(published.size() + text);
            app.publish("news", published.get(published.size() - 1));
            reader.await(published.size());
            return app.statistic("sockets", "overdue") == overdue + STALLED;
        });

        assertThat(reader.data()).isEqualTo(published);
        assertThat(app.openSockets()).isEqualTo(1);
        assertCanBeClosed();
        await().atMost(Duration.ofMinutes(2)).until(() -> app.threads() <= threads + CLOSING);
    }

    @Test
    void endsAFloodThatIsNotReadWhileOthersGoOn() {
        SocketClient other = SocketClient.open(app.address("ws/echo"));
        clients.add(other);
        List<Thread> floods = new ArrayList<>();
        byte[] bytes = new byte[ECHO_BYTES];
        for (int i = 0; i < STALLED; i++) {
            RawSocket raw = RawSocket.open(app.address("ws/echo"));
            raws.add(raw);
            Thread flood = new Thread(() -> flood(raw, bytes));
            flood.start();
            floods.add(flood);
        }
        int rounds = 0;
        while (app.openSockets() > 1) {
            assertThat(rounds).isLessThan(100_000);
            other.send("round " + rounds++);
            other.awaitTexts(rounds);
        }
        assertThat(other.hasEnded()).isFalse();
        assertCanBeClosed();
        raws.forEach(RawSocket::vanish);
        floods.forEach(SocketLimitsIT::join);
    }

    /** Sends what would take 200 MiB to answer. */
    private static void flood(RawSocket raw, byte[] bytes) {
        try {
            for (int i = 0; i < 200; i++) {
                raw.send(RawSocket.BINARY, bytes);
            }
        } catch (java.io.UncheckedIOException e) {
            // the server has ended it
        }
    }

    @Test
    void keepsTheSettingOfTheEcho() {
        SocketClient fits = SocketClient.open(app.address("ws/echo"));
        clients.add(fits);
        fits.send(new byte[ECHO_BYTES]).send("é".repeat(ECHO_BYTES / 2));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> fits.binaries().size() == 1 && fits.texts().size() == 1);
        for (Object tooLarge : List.of(new byte[ECHO_BYTES + 1], "é".repeat(ECHO_BYTES / 2) + "x")) {
            try (SocketClient client = SocketClient.open(app.address("ws/echo"))) {
                if (tooLarge instanceof byte[] bytes) {
                    client.send(bytes);
                } else {
                    client.send((String) tooLarge);
                }
                assertThat(client.awaitEnd().code()).isEqualTo(1009);
                assertThat(client.awaitEnd().reason()).contains("at most " + ECHO_BYTES + " bytes");
            }
        }
    }

    /** Nobody waits for the closing of those that do not read. */
    private void assertCanBeClosed() {
        try (SocketClient wrong = SocketClient.open(app.socket("nosuch"))) {
            assertThat(wrong.awaitEnd().code()).isEqualTo(1008);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
