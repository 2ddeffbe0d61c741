package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTablesTest {
    private static final Machine MACHINE = new Machine("wildfly 39", true, "17", "-Xmx1g");

    private static Measurement measurement(String load, Machine machine, int round, double rate, double cpuMicros) {
        Map<Figure, Double> given =
                Figures.of(Figure.CLIENTS, 1_000).and(Figure.RATE, rate).map();
        Map<Figure, Double> figures = Figures.of(Figure.CPU_PER_DELIVERY, cpuMicros)
                .and(Figure.LOST, 0)
                .and(Figure.P99, 20)
                .map();
        return new Measurement(new Subject(load, machine, "sse", given), round, figures, List.of());
    }

    private static Measurement measurement(String load, int round, double rate, double cpuMicros) {
        return measurement(load, MACHINE, round, rate, cpuMicros);
    }

    @Test
    void showMedianLowestAndHighestOfTheRounds() {
        String page = ResultTables.page(List.of(
                measurement("load", 1, 20, 12.5), measurement("load", 2, 20, 30), measurement("load", 3, 20, 13)));

        assertThat(page)
                .contains(
                        "| server | JDK | options | transport | rounds | clients | events/s | lost or out of order |",
                        "| **Wirehouse on wildfly 39** | 17 | -Xmx1g | sse | 3 | 1000 | 20 | 0 | 13.00 (12.50-30.00) | 20.0 |");
    }

    @Test
    void haveAColumnOnlyForWhatWasMeasured() {
        assertThat(ResultTables.page(List.of(measurement("load", 1, 20, 12))))
                .contains("p99, ms")
                .doesNotContain("p50, ms", "stalled");
    }

    @Test
    void keepLoadsRatesAndMachinesApart() {
        assertThat(ResultTables.page(List.of(measurement("load", 1, 20, 12), measurement("rates", 1, 1, 50))))
                .contains("## load\n", "## rates\n");
        assertThat(Series.of(List.of(measurement("rates", 1, 1, 50), measurement("rates", 1, 10, 20))))
                .hasSize(2);
        assertThat(Series.of(List.of(
                        measurement("load", new Machine("wildfly 39", true, "17", "-XX:+UseG1GC"), 1, 20, 12),
                        measurement("load", new Machine("wildfly 39", true, "17", "-XX:+UseZGC"), 1, 20, 12),
                        measurement("load", new Machine("wildfly 39", true, "25", "-XX:+UseZGC"), 1, 20, 12))))
                .hasSize(3);
    }

    @Test
    void takeWhatWasSearchedForAsAFigure() {
        List<Measurement> rounds = List.of(
                measurement("highest", 1, 80, 12).searchedFor(Figure.RATE),
                measurement("highest", 2, 100, 12).searchedFor(Figure.RATE));

        assertThat(Series.of(rounds)).hasSize(1);
        assertThat(ResultTables.page(rounds)).contains("| 90 (80-100) |");
    }

    @Test
    void drawABarForEachSeries() {
        Machine floor = new Machine("floor", false, "", "");
        String svg = CpuPlot.svg(
                Floor.compare(List.of(measurement("load", 1, 20, 24), measurement("load", floor, 1, 20, 12))));

        assertThat(svg)
                .contains(
                        "load, sse: clients 1000, events/s 20",
                        ">floor<",
                        ">Wirehouse on wildfly 39<",
                        "width=\"460.0\"",
                        "width=\"230.0\"",
                        "24.0 µs, 2.00 × floor");
    }

    @Test
    void tellVirtualMachinesOfOneServerApart() {
        String svg = CpuPlot.svg(List.of(
                measurement("load", new Machine("wildfly 39", true, "17", "-XX:+UseG1GC"), 1, 20, 12),
                measurement("load", new Machine("wildfly 39", true, "17", "-XX:+UseZGC"), 1, 20, 12)));

        assertThat(svg).contains("Wirehouse on wildfly 39, JDK 17, -XX:+UseZGC");
    }
}
