package org.wirehouse.bench;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * All measurements since the last {@code mvn clean}: one JSON object in a line each, and a page with tables and plots that
 * is made of them.
 */
final class Results {
    private final Path directory;
    private final Jsonb json = JsonbBuilder.create();

    Results(Path directory) {
        this.directory = directory;
    }

    void add(Measurement measurement) {
        System.out.println(append("results.jsonl", measurement));
    }

    void add(Course course) {
        append("courses.jsonl", course);
    }

    private String append(String file, Object object) {
        String line = json.toJson(object);
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line;
    }

    /** Writes the page and its plots, and returns the page. */
    String writePages() throws IOException {
        Files.createDirectories(directory);
        List<Measurement> measurements = read("results.jsonl", Measurement.class);
        String page = ResultTables.page(measurements);
        Files.writeString(directory.resolve("results.md"), page);
        Files.writeString(directory.resolve("cpu.svg"), CpuPlot.svg(measurements));
        List<Course> courses = read("courses.jsonl", Course.class);
        if (!courses.isEmpty()) {
            Files.writeString(directory.resolve("courses.svg"), CoursePlot.svg(courses));
        }
        return page;
    }

    private <T> List<T> read(String file, Class<T> type) throws IOException {
        Path lines = directory.resolve(file);
        return Files.exists(lines)
                ? Files.readAllLines(lines).stream()
                        .map(line -> json.fromJson(line, type))
                        .toList()
                : List.of();
    }
}
