package org.wirehouse.bench;

import java.io.IOException;
import java.util.List;

/** Loads that are measured one after the other, each on a server that was started for it. */
record Loads(List<Load> loads) implements Experiment {
    @Override
    public void run(Bench bench) throws IOException {
        for (Load load : loads) {
            try (Trial trial = Trial.start(bench, load)) {
                bench.add(trial.run(load));
            }
        }
    }
}
