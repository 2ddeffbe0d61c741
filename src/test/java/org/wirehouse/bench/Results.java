package org.wirehouse.bench;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** All measurements since the last {@code mvn clean}: one JSON object in a line each, and a page with tables and a plot. */
final class Results {
    private static final Path DIRECTORY = Path.of(System.getProperty("bench.directory", "target/bench"));
    private static final Path LINES = DIRECTORY.resolve("results.jsonl");

    private final Jsonb json = JsonbBuilder.create();
    private final List<Measurement> all = new ArrayList<>();

    private Results() {}

    static Results load() throws IOException {
        Results results = new Results();
        Files.createDirectories(DIRECTORY);
        if (Files.exists(LINES)) {
            for (String line : Files.readAllLines(LINES)) {
                results.all.add(results.json.fromJson(line, Measurement.class));
            }
        }
        return results;
    }

    void add(Measurement measurement) {
        all.add(measurement);
        String line = json.toJson(measurement);
        System.out.println(line);
        try {
            Files.writeString(LINES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the page and its plot, and returns the page. */
    String writePages() throws IOException {
        String page = ResultTables.page(all);
        Files.writeString(DIRECTORY.resolve("results.md"), page);
        Files.writeString(DIRECTORY.resolve("cpu.svg"), CpuPlot.svg(all));
        return page;
    }
}
