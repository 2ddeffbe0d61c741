package org.wirehouse.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measurements as a page of tables: medians, with the lowest and the highest of the rounds. */
final class ResultTables {
    private ResultTables() {}

    static String page(List<Measurement> measurements) {
        List<Series> all = Series.of(measurements);
        return all.stream()
                .map(series -> series.subject().load())
                .distinct()
                .map(load -> table(load, of(load, all)))
                .collect(Collectors.joining("\n"));
    }

    private static List<Series> of(String load, List<Series> all) {
        return all.stream()
                .filter(series -> series.subject().load().equals(load))
                .toList();
    }

    private static String table(String load, List<Series> rows) {
        List<Figure> columns = Stream.of(Figure.values())
                .filter(figure -> rows.stream().anyMatch(row -> knows(row, figure)))
                .toList();
        List<String> titles = columns.stream().map(Figure::title).toList();
        return "## " + load + "\n\n"
                + line(Stream.concat(Stream.of("server", "JDK", "options", "transport", "rounds"), titles.stream()))
                + "| --- ".repeat(5 + columns.size()) + "|\n"
                + rows.stream().map(row -> row(row, columns)).collect(Collectors.joining());
    }

    private static boolean knows(Series row, Figure figure) {
        return row.subject().given().containsKey(figure) || row.has(figure);
    }

    private static String row(Series row, List<Figure> columns) {
        Machine machine = row.subject().machine();
        Stream<String> heads = Stream.of(
                machine.ours() ? "**" + machine.title() + "**" : machine.title(),
                machine.java(),
                machine.options(),
                row.subject().transport(),
                Integer.toString(row.rounds().size()));
        return line(Stream.concat(heads, columns.stream().map(figure -> cell(row, figure))));
    }

    private static String cell(Series row, Figure figure) {
        Double given = row.subject().given().get(figure);
        if (given != null) {
            return figure.format(given);
        }
        if (!row.has(figure)) {
            return "";
        }
        String lowest = figure.format(row.lowest(figure));
        String highest = figure.format(row.highest(figure));
        String median = figure.format(row.median(figure));
        return lowest.equals(highest) ? median : median + " (" + lowest + "-" + highest + ")";
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
