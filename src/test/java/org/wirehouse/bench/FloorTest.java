package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FloorTest {
    private static Measurement measurement(String server, int round, double cpuMicros) {
        Machine machine = new Machine(server, false, "", "");
        Subject subject =
                new Subject("load", machine, "sse", Figures.of(Figure.RATE, 20).map());
        return new Measurement(
                subject, round, Figures.of(Figure.CPU_PER_DELIVERY, cpuMicros).map(), List.of());
    }

    private static List<Double> times(List<Measurement> measurements) {
        return Floor.compare(measurements).stream()
                .map(measurement -> measurement.figure(Figure.TIMES_FLOOR))
                .toList();
    }

    @Test
    void isTheMeasureOfItsRoundWhereverItStands() {
        assertThat(times(
                        List.of(measurement("nchan 1", 1, 12), measurement("floor", 1, 8), measurement("node", 1, 16))))
                .containsExactly(1.5, 1.0, 2.0);
    }

    @Test
    void givesTheMedianOfTheRatiosAndNotTheRatioOfTheMedians() {
        List<Measurement> all = List.of(
                Floor.compare(List.of(measurement("floor", 1, 5), measurement("node", 1, 10)))
                        .get(1),
                Floor.compare(List.of(measurement("floor", 2, 10), measurement("node", 2, 15)))
                        .get(1),
                Floor.compare(List.of(measurement("floor", 3, 20), measurement("node", 3, 20)))
                        .get(1));

        Series rounds = Series.of(all).get(0);
        assertThat(rounds.median(Figure.TIMES_FLOOR)).isEqualTo(1.5);
        assertThat(ResultTables.page(all)).contains("| 1.50 (1.00-2.00) |");
    }

    @Test
    void isLeftOutOfARoundInWhichItWasNotMeasured() {
        assertThat(Floor.compare(List.of(measurement("node", 1, 12))).get(0).figures())
                .doesNotContainKey(Figure.TIMES_FLOOR);
        Measurement compared = measurement("node", 1, 12).with(Figure.TIMES_FLOOR, 1.5);
        assertThat(ResultTables.page(List.of(measurement("node", 2, 30), compared)))
                .contains("| 1.50 |");
    }

    @Test
    void isNoMeasureForARateThatWasSearchedFor() {
        List<Measurement> searched = List.of(
                measurement("floor", 1, 8).searchedFor(Figure.RATE),
                measurement("node", 1, 16).searchedFor(Figure.RATE));

        assertThat(times(searched)).containsExactly(0.0, 0.0);
    }
}
