package org.wirehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Raises the rate until the server does not keep up, and then confirms the highest that it kept. */
record Search(Trial trial, Load load, int round) {
    private static final double HIGHEST_P99_MILLIS = 50;
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final Duration CONFIRMED = Duration.ofSeconds(10);

    /** Empty if it did not keep up with any rate from that of the load on. */
    Optional<Measurement> run() throws IOException {
        for (double rate = raise(); rate >= 1; rate *= 0.9) {
            Measurement measurement = measure(rate, CONFIRMED);
            if (hasKeptUp(measurement)) {
                return Optional.of(measurement.searchedFor(Figure.RATE));
            }
        }
        return Optional.empty();
    }

    /** The highest rate of a step that the server kept, or 0. */
    private double raise() throws IOException {
        double kept = 0;
        for (double rate = load.rate(); keepsUp(rate); rate *= 1.25) {
            kept = rate;
        }
        return kept;
    }

    /** Has a second try, since a pause of something else takes 1 % of the events of a step as well. */
    private boolean keepsUp(double rate) throws IOException {
        for (int tries = 0; tries < 2; tries++) {
            if (hasKeptUp(measure(rate, STEP))) {
                return true;
            }
        }
        return false;
    }

    private Measurement measure(double rate, Duration measured) throws IOException {
        return trial.run(load.at(rate).lasting(load.warmUp(), measured), round);
    }

    private static boolean hasKeptUp(Measurement measurement) {
        return measurement.keptUp(HIGHEST_P99_MILLIS);
    }
}
