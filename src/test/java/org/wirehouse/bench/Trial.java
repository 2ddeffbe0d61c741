package org.wirehouse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Puts loads on one server and measures. */
final class Trial implements AutoCloseable {
    private final Bench bench;
    private final Target target;
    private final Machine machine;

    private Trial(Bench bench, Target target) {
        this.bench = bench;
        this.target = target;
        this.machine = target.machine();
    }

    /** Starts a server that has the channels and the history of the load. */
    static Trial start(Bench bench, Load load) {
        return new Trial(bench, bench.start(settings(load)));
    }

    static Map<String, String> settings(Load load) {
        return Map.of(
                "wirehouse.channels",
                IntStream.range(0, load.channels()).mapToObj(Load::channel).collect(Collectors.joining(",")),
                "wirehouse.history.count",
                Integer.toString(load.history()));
    }

    Measurement run(Load load) throws IOException {
        return load.rate() == 0 ? idle(load) : busy(load);
    }

    private Measurement idle(Load load) throws IOException {
        long heapBefore = target.liveHeapBytes();
        try (Audience audience = Audience.open(target.base(), load, bench.clientThreads())) {
            Pause.of(load.warmUp());
            double heap = target.liveHeapBytes() - heapBefore;
            Usage from = usage(audience);
            Pause.of(load.measured());
            Figures figures = figures(usage(audience).since(from), audience)
                    .and(
                            Figure.HEAP_PER_CLIENT,
                            heap / 1e3 / Math.max(1, audience.fleet().connected()));
            return measurement(load, figures, audience.fleet().problems());
        }
    }

    private Measurement busy(Load load) throws IOException {
        try (Audience audience = Audience.open(target.base(), load, bench.clientThreads());
                Publisher publisher = Publisher.start(target.base(), load)) {
            long resident = target.residentBytes();
            Pause.of(load.warmUp());
            audience.tally().latencyMicros();
            Usage from = usage(audience);
            Pause.of(load.measured());
            Histogram latency = audience.tally().latencyMicros();
            Usage usage = usage(audience).since(from);
            publisher.stop();
            audience.drain(publisher);
            long lost = audience.lost(publisher);
            double planned = load.rate() * usage.seconds() * load.clients() / load.channels();
            Figures figures = figures(usage, audience)
                    .and(Figure.SHARE, 100 * usage.deliveries() / planned)
                    .and(Figure.LOST, lost)
                    .and(Figure.P50, latency.getValueAtPercentile(50) / 1e3)
                    .and(Figure.P99, latency.getValueAtPercentile(99) / 1e3)
                    .and(Figure.MAX, latency.getMaxValue() / 1e3)
                    .and(Figure.MEMORY_GROWTH, (target.residentBytes() - resident) / 1e6);
            List<String> problems = new ArrayList<>(audience.fleet().problems());
            if (lost > 0) {
                problems.add(lost + " deliveries were lost, doubled or out of order");
            }
            return measurement(load, figures, problems);
        }
    }

    private Usage usage(Audience audience) {
        return Usage.now(target, audience.fleet(), audience.tally().delivered());
    }

    private Figures figures(Usage usage, Audience audience) {
        return usage.figures(audience.fleet().connected())
                .and(Figure.ENDED, audience.fleet().ended())
                .and(Figure.THREADS, target.threads())
                .and(Figure.HANDLES, target.fileHandles());
    }

    private Measurement measurement(Load load, Figures figures, List<String> problems) {
        return new Measurement(Subject.of(load, machine), bench.round(), figures.map(), problems);
    }

    @Override
    public void close() {
        target.close();
    }
}
