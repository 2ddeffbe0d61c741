package org.wirehouse.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Measurements as a page of tables: medians, with the lowest and the highest of the rounds. */
final class ResultTables {
    private static final List<Column> COLUMNS = List.of(
            new Column("clients", m -> m.clients(), 0),
            new Column("stalled", m -> m.stalled(), 0),
            new Column("channels", m -> m.channels(), 0),
            new Column("history", m -> m.history(), 0),
            new Column("events/s", m -> m.rate(), 0),
            new Column("deliveries/s", Measurement::deliveriesPerSecond, 0),
            new Column("of planned, %", m -> m.share() * 100, 1),
            new Column("lost", m -> m.lost() + m.ended(), 0),
            new Column("CPU, µs per delivery", Measurement::cpuMicros, 2),
            new Column("CPU, cores", Measurement::serverCores, 3),
            new Column("p50, ms", m -> m.p50Micros() / 1e3, 1),
            new Column("p99, ms", m -> m.p99Micros() / 1e3, 1),
            new Column("bytes per delivery", Measurement::bytesPerDelivery, 0),
            new Column("live heap per client, kB", m -> m.heapPerClient() / 1e3, 1),
            new Column("memory growth, MB", m -> m.residentGrowth() / 1e6, 0));

    private record Column(String title, ToDoubleFunction<Measurement> value, int decimals) {
        String of(Series series) {
            String median = format(series.median(value));
            String lowest = format(series.lowest(value));
            String highest = format(series.highest(value));
            return lowest.equals(highest) ? median : median + " (" + lowest + "-" + highest + ")";
        }

        private String format(double number) {
            return String.format(Locale.ROOT, "%." + decimals + "f", number);
        }

        /** A column that says nothing is left out. */
        boolean isZero(List<Series> all) {
            return all.stream().allMatch(series -> series.highest(value) == 0 && series.lowest(value) == 0);
        }
    }

    private ResultTables() {}

    static String page(List<Measurement> measurements) {
        List<Series> all = Series.of(measurements);
        return all.stream()
                .map(series -> series.first().name())
                .distinct()
                .map(name -> table(
                        name,
                        all.stream()
                                .filter(series -> series.first().name().equals(name))
                                .toList()))
                .collect(Collectors.joining("\n"));
    }

    private static String table(String name, List<Series> rows) {
        List<Column> columns =
                COLUMNS.stream().filter(column -> !column.isZero(rows)).toList();
        String titles = columns.stream().map(Column::title).collect(Collectors.joining(" | "));
        return "## " + name + "\n\n| server | JDK | options | transport | rounds | " + titles + " |\n"
                + "| --- ".repeat(5 + columns.size()) + "|\n"
                + rows.stream().map(row -> row(row, columns)).collect(Collectors.joining());
    }

    private static String row(Series series, List<Column> columns) {
        Measurement first = series.first();
        return "| " + first.server() + " | " + first.java() + " | " + first.options() + " | " + first.transport()
                + " | "
                + series.rounds().size() + " | "
                + columns.stream().map(column -> column.of(series)).collect(Collectors.joining(" | ")) + " |\n";
    }
}
