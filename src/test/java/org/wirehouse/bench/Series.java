package org.wirehouse.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The rounds of the same measurement. */
record Series(List<Measurement> rounds) {
    /** What rounds have in common. */
    private record Kind(
            String name,
            String server,
            String java,
            String options,
            String transport,
            int clients,
            int stalled,
            int channels,
            int history,
            double rate) {
        static Kind of(Measurement m) {
            // a search ends at a rate of its own in each round
            double rate = m.name().equals("highest") ? 0 : m.rate();
            return new Kind(
                    m.name(),
                    m.server(),
                    m.java(),
                    m.options(),
                    m.transport(),
                    m.clients(),
                    m.stalled(),
                    m.channels(),
                    m.history(),
                    rate);
        }
    }

    /** In the order in which they were first measured. */
    static List<Series> of(List<Measurement> measurements) {
        Map<Kind, List<Measurement>> byKind =
                measurements.stream().collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()));
        return byKind.values().stream().map(Series::new).toList();
    }

    Measurement first() {
        return rounds.get(0);
    }

    double median(ToDoubleFunction<Measurement> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double lowest(ToDoubleFunction<Measurement> value) {
        return rounds.stream().mapToDouble(value).min().orElseThrow();
    }

    double highest(ToDoubleFunction<Measurement> value) {
        return rounds.stream().mapToDouble(value).max().orElseThrow();
    }
}
