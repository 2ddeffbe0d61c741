package org.wirehouse.bench;

/**
 * Measures each candidate alone, in alternating rounds.
 *
 * @param needsWar whether only our WAR has what is measured
 */
record OneByOne(String name, boolean needsWar, Solo solo) implements Experiment {
    @Override
    public void run(Bench bench) {
        for (int round = 1; round <= bench.rounds(); round++) {
            for (Candidate candidate : bench.candidates()) {
                Turn turn = new Turn(bench, candidate, round);
                bench.attempt(candidate.name(), () -> solo.run(turn));
            }
        }
    }
}
