package org.wirehouse.bench;

import java.util.Map;

/** One candidate in one round, for which it is started. */
record Turn(Bench bench, Candidate candidate, int round) {
    Target start(Map<String, String> settings) {
        return bench.start(candidate, settings);
    }
}
