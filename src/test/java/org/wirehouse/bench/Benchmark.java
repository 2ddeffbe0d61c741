package org.wirehouse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures the WAR on servers, and peers beside it, and keeps the results in {@code target/bench}. */
public final class Benchmark {
    private Benchmark() {}

    /**
     * Runs what is named.
     *
     * @param args names of {@link Catalogue#experiments}; {@code load} if there are none
     * @throws IllegalArgumentException if a name or a property {@code bench.…} is not fit, before anything is run
     * @throws IllegalStateException if what was measured has problems, after all has been run
     */
    public static void main(String[] args) throws IOException {
        Options options = new Options(System.getProperties());
        Map<String, List<Experiment>> catalogue = Catalogue.experiments(options);
        Bench bench = new Bench(options);
        options.requireNoOthers();
        List<Experiment> chosen = chosen(catalogue, args);
        chosen.forEach(experiment -> requireFit(experiment, bench.candidates()));
        try {
            bench.prepare();
            chosen.forEach(experiment -> experiment.run(bench));
        } finally {
            System.out.println(bench.results().writePages());
        }
        if (!bench.problems().isEmpty()) {
            throw new IllegalStateException(String.join("\n", bench.problems()));
        }
    }

    /** @throws IllegalArgumentException if it needs the WAR and a candidate is a peer */
    static void requireFit(Experiment experiment, List<Candidate> candidates) {
        List<String> peers = candidates.stream()
                .filter(candidate -> !candidate.isOurs())
                .map(Candidate::name)
                .toList();
        if (experiment.needsWar() && !peers.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + experiment.name() + "' needs what only the WAR has, so bench.targets must not have " + peers);
        }
    }

    /** In the order of the names; each must be in the catalogue. */
    static List<Experiment> chosen(Map<String, List<Experiment>> catalogue, String... names) {
        List<Experiment> chosen = new ArrayList<>();
        for (String name : names.length == 0 ? new String[] {"load"} : names) {
            List<Experiment> named = catalogue.get(name);
            if (named == null) {
                throw new IllegalArgumentException("there is no load '" + name + "'; there are " + catalogue.keySet());
            }
            chosen.addAll(named);
        }
        return chosen;
    }
}
