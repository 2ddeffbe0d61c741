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
    private final Target target;
    private final Machine machine;
    private final int clientThreads;

    private Trial(Target target, Machine machine, int clientThreads) {
        this.target = target;
        this.machine = machine;
        this.clientThreads = clientThreads;
    }

    /** Starts a candidate that has the channels and the history of the load. */
    static Trial start(Bench bench, Candidate candidate, Load load) {
        Target target = bench.start(candidate, settings(load));
        return new Trial(target, bench.machine(target), bench.clientThreads());
    }

    static Map<String, String> settings(Load load) {
        return Map.of(
                "wirehouse.channels",
                IntStream.range(0, load.channels()).mapToObj(Load::channel).collect(Collectors.joining(",")),
                "wirehouse.history.count",
                Integer.toString(load.history()),
                "wirehouse.max.clients.per.address",
                "0"); // all clients have the address of this machine
    }

    /** Puts a load on it for nothing but what that does to it. */
    void exert(Load load) throws IOException {
        if (!load.measured().isZero()) {
            run(load, 0);
        }
    }

    Measurement run(Load load, int round) throws IOException {
        Subject subject = Subject.of(load, machine);
        return load.rate() == 0 ? idle(load, subject, round) : busy(load, subject, round);
    }

    private Measurement idle(Load load, Subject subject, int round) throws IOException {
        long before = target.memoryBytes();
        try (Audience audience = Audience.open(target.site(), load, clientThreads)) {
            Pause.of(load.warmUp());
            double memory = target.memoryBytes() - before;
            Usage from = usage(audience);
            Pause.of(load.measured());
            Figures figures = figures(usage(audience).since(from), audience)
                    .and(
                            target.memoryPerClient(),
                            memory / 1e3 / Math.max(1, audience.fleet().connected()));
            return new Measurement(
                    subject, round, figures.map(), audience.fleet().problems());
        }
    }

    private Measurement busy(Load load, Subject subject, int round) throws IOException {
        try (Audience audience = Audience.open(target.site(), load, clientThreads);
                Publisher publisher = Publisher.start(target.site(), load)) {
            long resident = target.processes().residentBytes();
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
                    .and(Figure.MEMORY_GROWTH, (target.processes().residentBytes() - resident) / 1e6);
            List<String> problems = new ArrayList<>(audience.fleet().problems());
            if (lost > 0) {
                problems.add(lost + " deliveries were lost, doubled or out of order");
            }
            return new Measurement(subject, round, figures.map(), problems);
        }
    }

    private Usage usage(Audience audience) {
        return Usage.now(target, audience.fleet(), audience.tally().delivered());
    }

    private Figures figures(Usage usage, Audience audience) {
        return usage.figures(audience.fleet().connected())
                .and(Figure.ENDED, audience.fleet().ended())
                .and(Figure.THREADS, target.processes().threads())
                .and(Figure.HANDLES, target.processes().fileHandles());
    }

    String name() {
        return target.name();
    }

    boolean isJava() {
        return target.isJava();
    }

    boolean isRunning() {
        return target.isRunning();
    }

    @Override
    public void close() {
        target.close();
    }
}
