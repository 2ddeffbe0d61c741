package org.wirehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.wirehouse.bench.Load.Transport;

/** Measures the WAR on the server of the profile, and keeps the results in {@code target/bench}. */
public final class Benchmark {
    private static final int CLIENTS = Integer.getInteger("bench.clients", 1_000);
    private static final double RATE = Double.parseDouble(System.getProperty("bench.rate", "20"));
    private static final int BYTES = Integer.getInteger("bench.bytes", 200);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm.seconds", 15));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 6));
    private static final int HISTORY = 1_000;
    private static final long HIGHEST_P99_MICROS = 50_000;
    private static final List<String> OPTIONS = Arrays.stream(
                    System.getProperty("bench.options", "-Xmx1g -XX:+UseG1GC").split(" "))
            .filter(option -> !option.isBlank())
            .toList();

    private final Results results;
    private final int round;

    private Benchmark(Results results, int round) {
        this.results = results;
        this.round = round;
    }

    /**
     * Runs what is named, as round {@code bench.round} (1).
     *
     * @param args any of {@code load}, {@code highest}, {@code idle}, {@code stalled}, {@code clients}, {@code rates},
     *     {@code channels}, {@code histories}; {@code load} if there are none
     */
    public static void main(String[] args) throws IOException {
        Results results = Results.load();
        List<String> names = args.length == 0 ? List.of("load") : List.of(args);
        for (String name : names) {
            for (Transport transport : transports()) {
                new Benchmark(results, Integer.getInteger("bench.round", 1)).run(name, transport);
            }
        }
        System.out.println(results.writePages());
    }

    private static List<Transport> transports() {
        return Arrays.stream(
                        System.getProperty("bench.transports", "sse,websocket").split(","))
                .map(name -> Transport.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    }

    private void run(String name, Transport transport) throws IOException {
        Load load = new Load(transport, CLIENTS, 0, RATE, BYTES, 1, WARM_UP, MEASURED);
        switch (name) {
            case "load" -> measure(name, List.of(load), HISTORY);
            case "idle" ->
                measure(name, List.of(load.at(0).of(Integer.getInteger("bench.idle.clients", 10_000), 0)), HISTORY);
            case "stalled" -> {
                Load large = load.with(4_000);
                measure("stalled, control", List.of(large), HISTORY);
                measure("stalled", List.of(large.of(CLIENTS - CLIENTS / 100, CLIENTS / 100)), HISTORY);
            }
            case "clients" -> {
                List<Load> loads = new ArrayList<>();
                for (int clients : new int[] {100, 1_000, 10_000}) {
                    // the same deliveries per second, so that only the number of clients differs
                    loads.add(load.of(clients, 0).at(CLIENTS * RATE / clients));
                }
                measure(name, loads, HISTORY);
            }
            case "rates" -> {
                List<Load> loads = new ArrayList<>();
                for (double rate : new double[] {1, 10, 100, 1_000}) {
                    loads.add(load.of(100, 0).at(rate));
                }
                measure(name, loads, HISTORY);
            }
            case "channels" -> {
                for (int channels : new int[] {1, 10, 100, 1_000}) {
                    measure(name, List.of(load.at(100).over(channels)), HISTORY);
                }
            }
            case "histories" -> {
                for (int history : new int[] {1, 1_000, 100_000}) {
                    measure(name, List.of(load.of(100, 0).at(500)), history);
                }
            }
            case "highest" -> search(load);
            default -> throw new IllegalArgumentException("there is no load '" + name + "'");
        }
    }

    private void measure(String name, List<Load> loads, int history) throws IOException {
        int channels = loads.stream().mapToInt(Load::channels).max().orElse(1);
        try (Target target = Target.start(OPTIONS, channels, history)) {
            for (Load load : loads) {
                results.add(new Trial(target, name, round, OPTIONS, history).run(load));
            }
        }
    }

    /** Raises the rate until the server does not keep up, and then confirms the highest that it kept. */
    private void search(Load load) throws IOException {
        try (Target target = Target.start(OPTIONS, 1, HISTORY)) {
            Trial step = new Trial(target, "highest, step", round, OPTIONS, HISTORY);
            Duration shortTime = Duration.ofSeconds(3);
            double kept = 0;
            double rate = load.rate();
            Load warm = load;
            while (step.run(warm.at(rate)).keptUp(HIGHEST_P99_MICROS)) {
                kept = rate;
                rate *= 1.25;
                warm = load.lasting(Duration.ofSeconds(2), shortTime);
            }
            while (kept > 0) {
                Measurement highest = new Trial(target, "highest", round, OPTIONS, HISTORY)
                        .run(load.at(kept).lasting(Duration.ofSeconds(2), Duration.ofSeconds(10)));
                if (highest.keptUp(HIGHEST_P99_MICROS)) {
                    results.add(highest);
                    return;
                }
                kept = kept < 1 ? 0 : kept * 0.9;
            }
        }
    }
}
