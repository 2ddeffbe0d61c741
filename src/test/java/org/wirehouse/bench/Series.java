package org.wirehouse.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The rounds of the same measurement. */
record Series(Subject subject, List<Measurement> rounds) {
    /** In the order in which they were first measured. */
    static List<Series> of(List<Measurement> measurements) {
        Map<Subject, List<Measurement>> bySubject = measurements.stream()
                .collect(Collectors.groupingBy(Measurement::subject, LinkedHashMap::new, Collectors.toList()));
        return bySubject.entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether it was measured in any round. */
    boolean has(Figure figure) {
        return rounds.stream().anyMatch(round -> round.figures().containsKey(figure));
    }

    /** Of the rounds in which it was measured, or 0 if it was in none. */
    double median(Figure figure) {
        if (!has(figure)) {
            return 0;
        }
        double[] sorted = values(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double lowest(Figure figure) {
        return values(figure).min().orElseThrow();
    }

    double highest(Figure figure) {
        return values(figure).max().orElseThrow();
    }

    private DoubleStream values(Figure figure) {
        return rounds.stream()
                .filter(round -> round.figures().containsKey(figure))
                .mapToDouble(round -> round.figure(figure));
    }
}
