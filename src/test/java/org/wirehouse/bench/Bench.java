package org.wirehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all experiments of a run share. */
final class Bench {
    private final Results results;
    private final int rounds;
    private final int clientThreads;
    private final List<String> jvmOptions;
    private final List<Candidate> candidates;
    private final WarmUp warmUp;
    private final List<String> problems = new ArrayList<>();

    /** What may fail without an end of the run. */
    @FunctionalInterface
    interface Attempt {
        void run() throws IOException;
    }

    Bench(Options options) {
        Path directory = Path.of(options.text("directory", "target/bench"));
        this.results = new Results(directory);
        this.rounds = options.whole("rounds", 1, 1, 1_000);
        this.clientThreads = options.whole("client.threads", 1, 1, 64);
        this.jvmOptions = options.words("options", "-Xmx1g -XX:+UseG1GC");
        this.candidates = new ArrayList<>(new Candidates(Candidates.SOURCES, directory).read(options));
        this.warmUp = WarmUp.read(options);
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

    /** Prepares all candidates. Who lacks something is left out. */
    void prepare() {
        candidates.removeIf(candidate -> !attempt(candidate.name(), candidate::prepare));
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    /** Starts a candidate with settings of the application. */
    Target start(Candidate candidate, Map<String, String> settings) {
        return candidate.start(jvmOptions, settings);
    }

    Machine machine(Target target) {
        return target.machine(jvmOptions);
    }

    /** Threads that read for clients. */
    int clientThreads() {
        return clientThreads;
    }

    int rounds() {
        return rounds;
    }

    WarmUp warmUp() {
        return warmUp;
    }

    /** Does something with a candidate, and returns whether it was done. What goes wrong is a problem of the run. */
    boolean attempt(String candidate, Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (MissingException e) {
            say(candidate + " is left out: " + e.getMessage());
        } catch (IOException | RuntimeException | AssertionError e) {
            e.printStackTrace();
            problem(candidate + ": " + e);
        }
        return false;
    }

    /** Keeps a measurement, and its problems for the end. */
    void add(Measurement measurement) {
        results.add(measurement);
        Subject subject = measurement.subject();
        String named = subject.machine().server() + ", " + subject.load() + ", " + subject.transport() + ": ";
        measurement.problems().forEach(problem -> problem(named + problem));
    }

    private void problem(String text) {
        say(text);
        problems.add(text);
    }

    /** Tells who waits for the results how it goes. */
    void say(String text) {
        System.out.println("bench: " + text);
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
