package org.wirehouse.bench;

import java.util.EnumMap;
import java.util.Map;

/** Gathers the figures of a measurement. */
final class Figures {
    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    static Figures of(Figure figure, double value) {
        return new Figures().and(figure, value);
    }

    Figures and(Figure figure, double value) {
        values.put(figure, value);
        return this;
    }

    /** A count. */
    Figures and(Figure figure, long value) {
        return and(figure, (double) value);
    }

    Figures and(Figures others) {
        values.putAll(others.values);
        return this;
    }

    Map<Figure, Double> map() {
        return Map.copyOf(values);
    }
}
