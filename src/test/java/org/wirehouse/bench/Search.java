package org.wirehouse.bench;

import java.io.IOException;
import java.time.Duration;

/** Raises the rate until the server does not keep up, and then confirms the highest that it kept. */
record Search(Load load) implements Experiment {
    private static final double HIGHEST_P99_MILLIS = 50;
    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final Duration CONFIRMED = Duration.ofSeconds(10);

    @Override
    public void run(Bench bench) throws IOException {
        try (Trial trial = Trial.start(bench, load)) {
            confirm(bench, trial, raise(trial));
        }
    }

    /** The highest rate of a step that the server kept, or 0. */
    private double raise(Trial trial) throws IOException {
        double kept = 0;
        double rate = load.rate();
        Load step = load;
        while (keptUp(trial.run(step.at(rate)))) {
            kept = rate;
            rate *= 1.25;
            step = load.lasting(SETTLED, STEP);
        }
        return kept;
    }

    private void confirm(Bench bench, Trial trial, double highest) throws IOException {
        Load long_ = load.lasting(SETTLED, CONFIRMED);
        for (double rate = highest; rate >= 1; rate *= 0.9) {
            Measurement measurement = trial.run(long_.at(rate));
            if (keptUp(measurement)) {
                bench.add(measurement.searchedFor(Figure.RATE));
                return;
            }
        }
        System.out.println(load.name() + ": did not keep up with any rate from " + load.rate() + " events/s on");
    }

    private static boolean keptUp(Measurement measurement) {
        return measurement.keptUp(HIGHEST_P99_MILLIS);
    }
}
