package org.wirehouse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures targets that are all up and warm at the same time. In every round each has its turn with the same load before
 * any has the next, so that what changes on the machine meets all of them.
 *
 * @param needsWar whether only our WAR has what is measured
 * @param loads with one transport each, and the same history
 */
record Alternating(String name, boolean needsWar, List<Load> loads, Measuring measuring) implements Experiment {
    /** What is done with a target in its turn. */
    @FunctionalInterface
    interface Measuring {
        /** Empty if it did not keep up with any rate. */
        Optional<Measurement> measure(Trial trial, Load load, int round) throws IOException;
    }

    @Override
    public void run(Bench bench) {
        try (Field field = Field.start(bench, loads)) {
            for (int i = 1; i <= bench.rounds(); i++) {
                int round = i;
                for (Load load : loads) {
                    List<Measurement> ofRound = new ArrayList<>();
                    field.inTurn(trial -> turn(bench, trial, load, round).ifPresent(ofRound::add));
                    Floor.compare(ofRound).forEach(bench::add);
                }
            }
        }
    }

    private Optional<Measurement> turn(Bench bench, Trial trial, Load load, int round) throws IOException {
        String turn = trial.name() + ", " + load.name() + ", " + Subject.names(load.transports()) + ", round " + round;
        bench.say(turn);
        Optional<Measurement> measured = measuring.measure(trial, load, round);
        if (measured.isEmpty()) {
            bench.say(turn + ": did not keep up with any rate from " + load.rate() + " events/s on");
        }
        return measured;
    }
}
