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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.wirehouse.bench.Load.Transport;

/** All clients of a load. */
final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** So many may be on their way in at the same time, fewer than any server's backlog. */
    private static final int KNOCKING = 64;

    /** What a client that does not read leaves to the server, instead of the megabytes that the system would take. */
    private static final int STALLED_BUFFER = 4 * 1024;

    private final URI base;
    private final List<ClientLoop> loops = new ArrayList<>();
    private final Tally tally = new Tally();
    private final List<Reader> readers = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Queue<IOException> failures = new ConcurrentLinkedQueue<>();
    private int begun;

    private record Reader(int channel, Tally.OfClient received) {}

    private Fleet(URI base, int threads) throws IOException {
        this.base = base;
        for (int i = 0; i < threads; i++) {
            loops.add(new ClientLoop((connection, cause) -> {
                ended.incrementAndGet();
                failures.add(cause);
            }));
        }
    }

    /** Connects all clients and returns when they are. */
    static Fleet open(URI base, Load load) throws IOException {
        Fleet fleet = new Fleet(base, Integer.getInteger("bench.client.threads", 1));
        for (int i = 0; i < load.clients() + load.stalled(); i++) {
            fleet.connect(load.transport(), i % load.channels(), i < load.clients());
        }
        fleet.awaitOpened(fleet.begun);
        return fleet;
    }

    private void connect(Transport transport, int channel, boolean reads) throws IOException {
        awaitOpened(begun - KNOCKING);
        Tally.OfClient received = tally.client();
        EventScanner scanner = new EventScanner(received);
        SocketChannel socket = SocketChannel.open();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (!reads) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_BUFFER);
        } else {
            readers.add(new Reader(channel, received));
        }
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        Connection connection = transport == Transport.SSE
                ? new StreamConnection(
                        socket, request(transport, channel), reads, tally, scanner, opened::incrementAndGet)
                : new SocketConnection(
                        socket, request(transport, channel), reads, tally, scanner, opened::incrementAndGet);
        loops.get(begun++ % loops.size()).add(socket, connection);
    }

    private String request(Transport transport, int channel) {
        return """
                GET %s HTTP/1.1
                Host: %s
                %s

                """.formatted(
                        base.getPath() + transport.path(Load.channel(channel)),
                        base.getAuthority(),
                        transport.headers())
                .replace("\n", "\r\n");
    }

    private void awaitOpened(int count) {
        if (opened.get() + ended.get() < count) {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> opened.get() + ended.get() >= count);
        }
    }

    /** Waits until all that was published has come, or nothing more comes. */
    void drain(Publisher publisher) {
        long before;
        do {
            before = tally.delivered();
            long atLeast = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> missing(publisher) == 0 || System.nanoTime() > atLeast);
        } while (missing(publisher) > 0 && tally.delivered() > before);
    }

    /** Deliveries that have not come, if all are on their way. */
    long missing(Publisher publisher) {
        return readers.stream()
                .mapToLong(reader -> reader.received.missing(publisher.newest(reader.channel)))
                .sum();
    }

    Tally tally() {
        return tally;
    }

    int connected() {
        return opened.get();
    }

    /** Connections that did not open, or that the server has ended. */
    int ended() {
        return ended.get();
    }

    /** Why the first of them ended. */
    String firstFailure() {
        IOException first = failures.peek();
        return first == null ? "" : String.valueOf(first.getMessage());
    }

    @Override
    public void close() {
        loops.forEach(ClientLoop::close);
    }
}
