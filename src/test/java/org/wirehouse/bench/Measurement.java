package org.wirehouse.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run of a load came to.
 *
 * @param round counted from 1
 * @param figures measured
 * @param problems that must not be, in words; empty if all was well
 */
public record Measurement(Subject subject, int round, Map<Figure, Double> figures, List<String> problems) {
    /** Copies {@code figures} and {@code problems}. */
    public Measurement {
        figures = new TreeMap<>(figures);
        problems = List.copyOf(problems);
    }

    /** The figure, or 0 if it was not measured. */
    double figure(Figure figure) {
        return figures.getOrDefault(figure, 0.0);
    }

    /** The same with one more figure. */
    Measurement with(Figure figure, double value) {
        Map<Figure, Double> more = new TreeMap<>(figures);
        more.put(figure, value);
        return new Measurement(subject, round, more, problems);
    }

    /** The same for a load that searches for {@code figure}, so that it is found, and differs from round to round. */
    Measurement searchedFor(Figure figure) {
        Map<Figure, Double> given = new EnumMap<>(subject.given());
        Map<Figure, Double> found = new EnumMap<>(figures);
        Double value = given.remove(figure);
        if (value != null) {
            found.put(figure, value);
        }
        Subject searched = new Subject(subject.load(), subject.machine(), subject.transport(), given);
        return new Measurement(searched, round, found, problems);
    }

    /** True if the server kept up: all that was planned came, in order, and 99 % of it within {@code millis}. */
    boolean keptUp(double millis) {
        return problems.isEmpty() && figure(Figure.SHARE) > 99 && figure(Figure.P99) <= millis;
    }
}
