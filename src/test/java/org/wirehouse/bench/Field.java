package org.wirehouse.bench;

import java.io.IOException;
import java.util.ArrayList;
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

    /** Starts all candidates, and warms them up with the loads, one after the other. */
    static Field start(Bench bench, List<Load> loads) {
        Field field = new Field(bench);
        for (Candidate candidate : bench.candidates()) {
            bench.say(candidate.name() + " is started");
            bench.attempt(candidate.name(), () -> field.trials.add(Trial.start(bench, candidate, loads.get(0))));
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
