package org.wirehouse.bench;

import java.io.IOException;

/** What can be run by its name: it starts servers, loads them, and adds measurements. */
@FunctionalInterface
interface Experiment {
    void run(Bench bench) throws IOException;
}
