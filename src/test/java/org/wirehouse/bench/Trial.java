package org.wirehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Puts a load on a server and measures. */
final class Trial {
    private static final String SERVER =
            System.getProperty("arquillian.launch", "payara-micro") + " " + System.getProperty("server.version", "");

    private final Target target;
    private final String name;
    private final int round;
    private final List<String> options;
    private final int history;

    /**
     * @param name of what is run
     * @param round counted from 1
     * @param options that the server's virtual machine was started with
     * @param history events that a channel retains
     */
    Trial(Target target, String name, int round, List<String> options, int history) {
        this.target = target;
        this.name = name;
        this.round = round;
        this.options = options;
        this.history = history;
    }

    /** What the server's process and the clients have seen until a moment. */
    private record Mark(long nanos, Duration cpu, long delivered, long bytes) {}

    private Mark mark(Fleet fleet) {
        return new Mark(
                System.nanoTime(),
                target.cpu(),
                fleet.tally().delivered(),
                fleet.tally().bytes());
    }

    Measurement run(Load load) throws IOException {
        long heapBefore = load.rate() == 0 ? target.liveHeapBytes() : 0;
        try (Fleet fleet = Fleet.open(target.base(), load)) {
            return load.rate() == 0 ? idle(load, fleet, heapBefore) : busy(load, fleet);
        }
    }

    private Measurement idle(Load load, Fleet fleet, long heapBefore) {
        pause(load.warmUp());
        long heap = target.liveHeapBytes() - heapBefore;
        Mark from = mark(fleet);
        pause(load.measured());
        return measurement(load, fleet, from, mark(fleet), new Histogram(3), 0, heap, 0);
    }

    private Measurement busy(Load load, Fleet fleet) {
        long resident = target.residentBytes();
        try (Publisher publisher = Publisher.start(target.base(), load)) {
            pause(load.warmUp());
            fleet.tally().latencyMicros();
            Mark from = mark(fleet);
            pause(load.measured());
            Histogram latency = fleet.tally().latencyMicros();
            Mark to = mark(fleet);
            publisher.stop();
            fleet.drain(publisher);
            long lost = fleet.missing(publisher)
                    + fleet.tally().missed()
                    + fleet.tally().outOfOrder();
            return measurement(load, fleet, from, to, latency, lost, 0, target.residentBytes() - resident);
        }
    }

    private Measurement measurement(
            Load load, Fleet fleet, Mark from, Mark to, Histogram latency, long lost, long heap, long growth) {
        double seconds = (to.nanos - from.nanos) / 1e9;
        long deliveries = to.delivered - from.delivered;
        double cpuMicros = (to.cpu.toNanos() - from.cpu.toNanos()) / 1e3;
        double planned = load.rate() * seconds * load.clients() / load.channels();
        return new Measurement(
                name,
                round,
                SERVER.strip(),
                System.getProperty("java.version"),
                String.join(" ", options),
                load.transport().name().toLowerCase(Locale.ROOT),
                load.clients(),
                load.stalled(),
                load.channels(),
                history,
                load.bytes(),
                fleet.connected(),
                fleet.ended(),
                fleet.firstFailure(),
                load.rate(),
                seconds,
                deliveries,
                planned == 0 ? 0 : deliveries / planned,
                lost,
                deliveries == 0 ? 0 : cpuMicros / deliveries,
                cpuMicros / 1e6 / seconds,
                latency.getValueAtPercentile(50),
                latency.getValueAtPercentile(99),
                latency.getMaxValue(),
                deliveries == 0 ? 0 : (double) (to.bytes - from.bytes) / deliveries,
                heap / Math.max(1, fleet.connected()),
                growth,
                target.threads(),
                target.fileHandles());
    }

    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
