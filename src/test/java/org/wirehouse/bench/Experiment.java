package org.wirehouse.bench;

/** What can be run by its name: it starts candidates, loads them, and adds measurements. */
interface Experiment {
    String name();

    /** Whether only our WAR has what is measured. */
    boolean needsWar();

    /** A candidate that fails is reported, and the others go on. */
    void run(Bench bench);
}
