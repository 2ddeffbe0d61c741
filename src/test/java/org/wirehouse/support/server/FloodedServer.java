package org.wirehouse.support.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SocketClient;

/**
 * A server with a small heap that exits as soon as it is out of memory, and a client of it that must not notice what
 * attackers do.
 */
public final class FloodedServer implements AutoCloseable {
    /** How much more of the heap may be in use after an attack than before the first; mostly caches and code. */
    private static final long HEAP_TOLERANCE_BYTES = 24L << 20;

    private final Server server;
    private final Deployed app;
    private final SocketClient other;
    private final long heapBefore;
    private int published;

    private FloodedServer(Server server) {
        this.server = server;
        this.app = server.app();
        this.other = SocketClient.open(app.socket("news")).welcomed();
        this.heapBefore = server.liveHeapBytes();
    }

    /** Starts the server under test with a write deadline of 3 s. */
    public static FloodedServer start() {
        return new FloodedServer(Server.startSmall(Map.of("wirehouse.write.deadline.seconds", "3")));
    }

    /** One connection that sends without end. */
    public interface Attacker {
        /** Sends until all is sent, or fails because the connection has ended. */
        void pour();

        /** Ends the connection, in which {@link #pour()} may be waiting. */
        void vanish();
    }

    public Deployed app() {
        return app;
    }

    /**
     * Endures attackers, all at once, and looks meanwhile and afterwards whether others are served.
     *
     * @param patience when the attackers go, because a server that no longer reads has refused the flood, too
     */
    public void endure(List<? extends Attacker> attackers, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        List<Thread> threads = attackers.stream().map(FloodedServer::start).toList();
        try {
            assertServesOthers();
            for (Thread thread : threads) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } finally {
            attackers.forEach(Attacker::vanish);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertServesOthers();
    }

    private static Thread start(Attacker attacker) {
        Thread thread = new Thread(() -> {
            try {
                attacker.pour();
            } catch (UncheckedIOException e) {
                // the server has ended it
            }
        });
        thread.start();
        return thread;
    }

    /** Publishes an event for the other client, and asks for health and for an echo. */
    public void assertServesOthers() {
        assertRuns();
        app.publish("news", "event " + published++);
        other.await(published);
        assertThat(Http.get(app.address("api/health/ready")).statusCode()).isEqualTo(200);
        try (SocketClient echo = SocketClient.open(app.address("ws/echo"))) {
            assertThat(echo.send("there?").awaitTexts(1)).containsExactly("there?");
        }
        assertRuns();
    }

    /** Waits until nothing is left of the attackers: no session, and no more of the heap in use than before. */
    public void assertForgetsAttackers() {
        await().untilAsserted(() -> assertThat(app.openSockets()).isEqualTo(1));
        await().untilAsserted(
                        () -> assertThat(server.liveHeapBytes() - heapBefore).isLessThan(HEAP_TOLERANCE_BYTES));
    }

    private void assertRuns() {
        assertThat(server.isRunning())
                .as("the server runs; its log:\n%s", server.log())
                .isTrue();
    }

    @Override
    public void close() {
        other.close();
        server.close();
    }
}
