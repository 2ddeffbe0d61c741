package org.wirehouse.monitor;

import jakarta.json.bind.Jsonb;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.wirehouse.admission.ResourceUse;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.HubStatistics;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.Retention;
import org.wirehouse.transport.ConnectionStatistics;

/** Takes the vital signs and publishes them. For one thread. */
public final class Monitor {
    /** The channel that carries the vital signs. */
    public static final String CHANNEL = "monitor";

    /** Type of an event with {@link Vitals}. */
    static final String VITALS = "vitals";

    private static final int BEATS = 120;
    private static final long MAX_BYTES = 1 << 20;
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    /** A beat that comes late must not be followed at once by those that were missed: a rate over no time is noise. */
    private static final long MIN_GAP_NANOS = Duration.ofMillis(500).toNanos();

    private final Hub hub;
    private final Jsonb jsonb;
    private final Supplier<JvmReading> jvm;
    private final Supplier<ResourceUse> resources;
    private final Map<String, Supplier<ConnectionStatistics>> transports;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Rate events = new Rate();
    private final Rate writes = new Rate();
    private long beats;
    private long lastNanos;

    /**
     * Publishes nothing before the first {@link #beat()}.
     *
     * @param hub has the channel
     * @param transports who counts the connections, by the name that is published, in this order
     * @param nanos such as {@link System#nanoTime()}
     */
    public Monitor(
            Hub hub,
            Jsonb jsonb,
            Supplier<JvmReading> jvm,
            Supplier<ResourceUse> resources,
            Map<String, Supplier<ConnectionStatistics>> transports,
            Clock clock,
            LongSupplier nanos) {
        this.hub = hub;
        this.jsonb = jsonb;
        this.jvm = jvm;
        this.resources = resources;
        this.transports = new LinkedHashMap<>(transports);
        this.clock = clock;
        this.nanos = nanos;
    }

    /** What the channel has to remember: two minutes. */
    public static Retention retention() {
        return new Retention(Retention.Kind.RECENT, BEATS, MAX_BYTES, MAX_AGE);
    }

    /**
     * Publishes the vital signs. To be called about once a second; does nothing less than half a second after the last
     * time, or once the hub is closed.
     */
    public void beat() {
        long now = nanos.getAsLong();
        if (!hub.isOpen() || (beats > 0 && now - lastNanos < MIN_GAP_NANOS)) {
            return;
        }
        lastNanos = now;
        Publication publication = Publication.json(CHANNEL, VITALS, null, jsonb.toJson(vitals(now)));
        try {
            hub.publish(publication);
            beats++;
        } catch (IllegalStateException e) {
            if (hub.isOpen()) {
                throw e;
            }
        }
    }

    private Vitals vitals(long now) {
        HubStatistics statistics = hub.statistics();
        Map<String, ConnectionStatistics> connections = new LinkedHashMap<>();
        transports.forEach((name, count) -> connections.put(name, count.get()));
        long written = connections.values().stream()
                .mapToLong(ConnectionStatistics::writes)
                .sum();
        return new Vitals(
                clock.instant(),
                jvm.get(),
                resources.get(),
                connections,
                statistics,
                events.at(statistics.published() - beats, now),
                writes.at(written, now));
    }
}
