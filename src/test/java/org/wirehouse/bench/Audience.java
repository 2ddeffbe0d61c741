package org.wirehouse.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The clients of a load, each of which checks that it gets all events of its channel in order. */
final class Audience implements AutoCloseable {
    private static final Duration SUBSCRIBED = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Fleet fleet;
    private final Site site;
    private final Tally tally = new Tally();
    private final List<Reader> readers = new ArrayList<>();

    private record Reader(int channel, Tally.OfClient received) {}

    private Audience(Fleet fleet, Site site) {
        this.fleet = fleet;
        this.site = site;
    }

    /**
     * Connects all clients and returns when they are, and the server has had the time to begin to send: some accept a
     * WebSocket before they tell the application of it.
     *
     * @param threads that read for them
     */
    static Audience open(Site site, Load load, int threads) throws IOException {
        Audience audience = new Audience(new Fleet(site.base(), threads), site);
        for (int i = 0; i < load.clients() + load.stalled(); i++) {
            Transport transport = load.transport(i);
            int channel = i % load.channels();
            audience.connect(transport, channel, i < load.clients());
        }
        audience.fleet.awaitAll();
        Pause.of(SUBSCRIBED);
        return audience;
    }

    private void connect(Transport transport, int channel, boolean reads) throws IOException {
        Tally.OfClient received = tally.client();
        if (reads) {
            readers.add(new Reader(channel, received));
        }
        fleet.connect(new Client(
                transport, site.stream(transport, Load.channel(channel)), reads, new EventScanner(received)));
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

    /** Deliveries that did not come, came twice or out of order, once the audience is drained. */
    long lost(Publisher publisher) {
        return missing(publisher) + tally.missed() + tally.outOfOrder();
    }

    private long missing(Publisher publisher) {
        return readers.stream()
                .mapToLong(reader -> reader.received.missing(publisher.newest(reader.channel)))
                .sum();
    }

    Tally tally() {
        return tally;
    }

    Fleet fleet() {
        return fleet;
    }

    @Override
    public void close() {
        fleet.close();
    }
}
