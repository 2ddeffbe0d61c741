package org.wirehouse.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What all rounds of a measurement have in common.
 *
 * @param load name of what was run
 * @param transport of the clients; several with a plus in between
 * @param given to the measurement, by a figure
 */
public record Subject(String load, Machine machine, String transport, Map<Figure, Double> given) {
    /** Copies {@code given}. */
    public Subject {
        given = new TreeMap<>(given);
    }

    static Subject of(Load load, Machine machine) {
        return new Subject(load.name(), machine, names(load.transports()), load.given());
    }

    static String names(List<Transport> transports) {
        return transports.stream()
                .map(transport -> transport.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("+"));
    }
}
