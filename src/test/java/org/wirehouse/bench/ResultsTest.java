package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final Subject SUBJECT = new Subject(
            "long",
            new Machine("payara <6>", true, "25", "-XX:+UseZGC"),
            "sse+websocket",
            Figures.of(Figure.CLIENTS, 200).map());

    private final Path directory;

    ResultsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void areReadBackByALaterRun() throws IOException {
        new Results(directory)
                .add(new Measurement(SUBJECT, 1, Figures.of(Figure.THREADS, 40).map(), List.of("something")));
        Results later = new Results(directory);
        later.add(new Measurement(SUBJECT, 2, Figures.of(Figure.THREADS, 50).map(), List.of()));

        assertThat(later.writePages())
                .contains("| **Wirehouse on payara <6>** | 25 | -XX:+UseZGC | sse+websocket | 2 | 200 | 45 (40-50) |");
        assertThat(directory.resolve("results.md")).exists();
        assertThat(directory.resolve("cpu.svg")).exists();
    }

    @Test
    void drawCoursesOverTime() throws IOException {
        Results results = new Results(directory);
        results.add(new Course(
                SUBJECT,
                1,
                List.of(new Sample(0, 40, 300, 500_000_000, 0, 0), new Sample(10, 80, 150, 1_000_000_000, 9, 9))));
        results.writePages();

        assertThat(Files.readString(directory.resolve("courses.svg")))
                .contains(
                        "payara &lt;6&gt;, JDK 25",
                        "points=\"70.0,120.0 870.0,50.0\"",
                        "points=\"70.0,430.0 870.0,500.0\"");
    }

    @Test
    void makeAPageOfNothing() throws IOException {
        assertThat(new Results(directory).writePages()).isEmpty();
    }
}
