package org.wirehouse.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Clients that are connected to a server. One thread opens them; they may be left from any. */
final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** So many may be on their way in at the same time, fewer than any server's backlog. */
    private static final int KNOCKING = 64;

    /** What a client that does not read leaves to the server, instead of the megabytes that the system would take. */
    private static final int STALLED_BUFFER = 4 * 1024;

    private final URI base;
    private final List<ClientLoop> loops = new ArrayList<>();
    private final Traffic traffic = new Traffic();
    private final Counts counts = new Counts();
    private int begun;

    /** A client that can be left again. */
    record Member(ClientLoop loop, Connection connection) {
        void leave(Farewell farewell) {
            loop.leave(connection, farewell);
        }
    }

    /** Written by the loops. */
    private static final class Counts implements Connection.Fate {
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger unopened = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicReference<@Nullable IOException> firstFailure = new AtomicReference<>();

        @Override
        public void opened() {
            opened.incrementAndGet();
        }

        @Override
        public void ended(boolean hadOpened, IOException cause) {
            firstFailure.compareAndSet(null, cause);
            ended.incrementAndGet();
            if (!hadOpened) {
                unopened.incrementAndGet();
            }
        }

        @Override
        public void leftUnopened() {
            unopened.incrementAndGet();
        }

        int decided() {
            return opened.get() + unopened.get();
        }
    }

    /** @param threads that read for the clients */
    Fleet(URI base, int threads) throws IOException {
        this.base = base;
        for (int i = 0; i < threads; i++) {
            loops.add(new ClientLoop());
        }
    }

    /** Begins to connect a client, once not too many are on their way. */
    Member connect(Client client) throws IOException {
        awaitDecided(begun - KNOCKING + 1);
        SocketChannel socket = SocketChannel.open();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (!client.reads()) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_BUFFER);
        }
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        Connection connection = connection(socket, client);
        ClientLoop loop = loops.get(begun++ % loops.size());
        loop.add(socket, connection);
        return new Member(loop, connection);
    }

    private Connection connection(SocketChannel socket, Client client) {
        String request = client.transport().request(base, client.path());
        return switch (client.transport()) {
            case SSE -> new StreamConnection(socket, request, client, traffic, counts);
            case WEBSOCKET -> new SocketConnection(socket, request, client, traffic, counts);
        };
    }

    /** Waits until every client has been accepted, refused, or left. */
    void awaitAll() {
        awaitDecided(begun);
    }

    private void awaitDecided(int count) {
        if (counts.decided() < count) {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> counts.decided() >= count);
        }
    }

    Traffic traffic() {
        return traffic;
    }

    /** Clients that the server has accepted so far. */
    int connected() {
        return counts.opened.get();
    }

    /** Connections that did not open, or that the server has ended. */
    int ended() {
        return counts.ended.get();
    }

    /** What went wrong with connections, if anything did. */
    List<String> problems() {
        IOException first = counts.firstFailure.get();
        return first == null
                ? List.of()
                : List.of(ended() + " connections were refused or ended, the first: " + first.getMessage());
    }

    @Override
    public void close() {
        loops.forEach(ClientLoop::close);
    }
}
