package org.wirehouse.bench;

import java.io.IOException;
import java.util.List;

/** Loads that are measured one after the other, each on a server that was started for it. */
record Loads(List<Load> loads) implements Solo {
    @Override
    public void run(Turn turn) throws IOException {
        for (Load load : loads) {
            try (Trial trial = Trial.start(turn.bench(), turn.candidate(), load)) {
                turn.bench().add(trial.run(load, turn.round()));
            }
        }
    }
}
