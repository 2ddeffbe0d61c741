package org.wirehouse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all experiments of a run share. */
final class Bench {
    private final Results results;
    private final int round;
    private final int clientThreads;
    private final List<String> jvmOptions;
    private final List<String> problems = new ArrayList<>();

    Bench(Options options) {
        this.results = new Results(Path.of(options.text("directory", "target/bench")));
        this.round = options.whole("round", 1, 1, 1_000);
        this.clientThreads = options.whole("client.threads", 1, 1, 64);
        this.jvmOptions = options.words("options", "-Xmx1g -XX:+UseG1GC");
        options.read("java.home", System.getProperty("java.home"), "a folder with bin/java", Bench::javaHome);
    }

    /** The Maven build hands it on to the servers. */
    private static Path javaHome(String text) {
        Path home = Path.of(text);
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            throw new IllegalArgumentException("there is no bin/java");
        }
        return home;
    }

    /** Starts the server of the profile with settings of the application. */
    Target start(Map<String, String> settings) {
        return Target.start(jvmOptions, settings);
    }

    /** Threads that read for clients. */
    int clientThreads() {
        return clientThreads;
    }

    int round() {
        return round;
    }

    /** Keeps a measurement, and its problems for the end. */
    void add(Measurement measurement) {
        results.add(measurement);
        measurement.problems().forEach(problem -> {
            String named =
                    measurement.subject().load() + ", " + measurement.subject().transport() + ": " + problem;
            System.out.println(named);
            problems.add(named);
        });
    }

    void add(Course course) {
        results.add(course);
    }

    Results results() {
        return results;
    }

    /** Of all measurements so far, in words. */
    List<String> problems() {
        return problems;
    }
}
