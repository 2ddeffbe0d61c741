package org.wirehouse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** All candidates, up at the same time and warm. Who could not be started is not among them, and who has ended no more. */
final class Field implements AutoCloseable {
    private final Bench bench;
    private final List<Trial> trials = new ArrayList<>();

    /** Something to be done with each. */
    @FunctionalInterface
    interface Action {
        void apply(Trial trial) throws IOException;
    }

    private Field(Bench bench) {
        this.bench = bench;
    }

    /** Starts all candidates, with all channels of the loads, and warms them up with these, one after the other. */
    static Field start(Bench bench, List<Load> loads) {
        Field field = new Field(bench);
        Load widest = Collections.max(loads, Comparator.comparingInt(Load::channels));
        for (Candidate candidate : bench.candidates()) {
            bench.say(candidate.name() + " is started");
            bench.attempt(candidate.name(), () -> field.trials.add(Trial.start(bench, candidate, widest)));
        }
        field.inTurn(trial -> {
            bench.say(trial.name() + " is warmed up");
            bench.warmUp().apply(trial, loads);
        });
        return field;
    }

    void inTurn(Action action) {
        for (Trial trial : trials) {
            bench.attempt(trial.name(), () -> action.apply(trial));
        }
        trials.removeIf(trial -> !trial.isRunning());
    }

    @Override
    public void close() {
        trials.forEach(trial -> bench.attempt(trial.name(), trial::close));
    }
}
