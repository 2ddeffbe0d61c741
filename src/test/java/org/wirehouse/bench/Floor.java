package org.wirehouse.bench;

import java.util.List;
import java.util.Optional;

/** The peer that does nothing but one write for each client, which others are compared with. */
final class Floor {
    private static final String NAME = "floor";

    private Floor() {}

    /**
     * Adds what each took for a delivery as a multiple of what the floor took. Without a floor, or at rates that were
     * searched for, there is nothing to compare.
     *
     * @param measurements of one load over one transport in one round
     */
    static List<Measurement> compare(List<Measurement> measurements) {
        double floor = measurements.stream()
                .filter(measurement -> measurement.subject().machine().server().equals(NAME))
                .mapToDouble(measurement -> measurement.figure(Figure.CPU_PER_DELIVERY))
                .findFirst()
                .orElse(0);
        return measurements.stream()
                .map(measurement -> timesFloor(measurement, floor)
                        .map(times -> measurement.with(Figure.TIMES_FLOOR, times))
                        .orElse(measurement))
                .toList();
    }

    private static Optional<Double> timesFloor(Measurement measurement, double floor) {
        boolean sameRate = measurement.subject().given().containsKey(Figure.RATE);
        double cpu = measurement.figure(Figure.CPU_PER_DELIVERY);
        return floor > 0 && cpu > 0 && sameRate ? Optional.of(cpu / floor) : Optional.empty();
    }
}
