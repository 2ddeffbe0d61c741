package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTablesTest {
    private static Measurement measurement(String name, int round, double rate, double cpuMicros, long lost) {
        return new Measurement(
                name,
                round,
                "wildfly 39",
                "17",
                "-Xmx1g",
                "sse",
                1_000,
                0,
                1,
                1_000,
                200,
                1_000,
                0,
                "",
                rate,
                6,
                120_000,
                1,
                lost,
                cpuMicros,
                0.3,
                8_000,
                20_000,
                30_000,
                248,
                0,
                0,
                90,
                1_200);
    }

    @Test
    void showMedianLowestAndHighestOfTheRounds() {
        String page = ResultTables.page(List.of(
                measurement("load", 1, 20, 12.5, 0),
                measurement("load", 2, 20, 30, 0),
                measurement("load", 3, 20, 13, 0)));

        assertThat(page).contains("| wildfly 39 | 17 | -Xmx1g | sse | 3 | 1000 |", "| 13.00 (12.50-30.00) |");
    }

    @Test
    void leaveOutWhatIsZeroEverywhereAndShowLosses() {
        String without = ResultTables.page(List.of(measurement("load", 1, 20, 12, 0)));
        String with = ResultTables.page(List.of(measurement("load", 1, 20, 12, 7)));

        assertThat(without).doesNotContain("lost");
        assertThat(with).contains("| lost |").contains("| 7 |");
    }

    @Test
    void keepLoadsAndRatesApart() {
        List<Measurement> all = List.of(measurement("load", 1, 20, 12, 0), measurement("rates", 1, 1, 50, 0));

        assertThat(ResultTables.page(all)).contains("## load\n", "## rates\n");
        assertThat(Series.of(List.of(measurement("rates", 1, 1, 50, 0), measurement("rates", 1, 10, 20, 0))))
                .hasSize(2);
        assertThat(Series.of(List.of(measurement("highest", 1, 81, 50, 0), measurement("highest", 2, 95, 20, 0))))
                .hasSize(1);
    }

    @Test
    @SuppressWarnings("try") // Jsonb.close() is declared to throw anything
    void canBeReadBack() throws Exception {
        Measurement measurement = measurement("load", 1, 20, 12, 0);
        try (Jsonb json = JsonbBuilder.create()) {
            assertThat(json.fromJson(json.toJson(measurement), Measurement.class))
                    .isEqualTo(measurement);
        }
    }

    @Test
    void drawABarForEachSeries() {
        String svg = CpuPlot.svg(List.of(measurement("load", 1, 20, 12, 0), measurement("stalled", 1, 20, 24, 0)));

        assertThat(svg).contains("load, wildfly 39, sse, 1000 clients", "width=\"420.0\"", "width=\"210.0\"");
    }
}
