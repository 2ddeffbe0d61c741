package org.wirehouse.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A bar for each target, the lowest first: the median of its rounds, with a line from the lowest to the highest. What is ours
 * stands out.
 *
 * @param most that the scale must hold, in microseconds
 */
record CpuPanel(String heading, List<Series> rows, double most) {
    /** In pixels. */
    static final int WIDTH = 1_000;

    private static final int ROW = 26;
    private static final int HEAD = 50;
    private static final int LABELS = 330;
    private static final int BARS = 460;
    private static final int BAR = 16;
    private static final String OURS = "#1d5fa8";
    private static final String OTHERS = "#b4bcc8";
    private static final int MOST_LINES = 6;

    /** Sorts {@code rows}. */
    CpuPanel {
        rows = rows.stream()
                .sorted(Comparator.comparingDouble(row -> row.median(Figure.CPU_PER_DELIVERY)))
                .toList();
    }

    int height() {
        return HEAD + ROW * rows.size();
    }

    String svg(int top) {
        StringBuilder svg = new StringBuilder();
        svg.append(text(10, top + 14, "start", "bold", heading));
        svg.append(text(LABELS - 20, top + 38, "end", "normal", "CPU per delivery, µs"));
        double step = step();
        for (double value = 0; value <= most; value += step) {
            svg.append(line(x(value), x(value), top + HEAD - 6, top + height(), "#ddd", 1));
            svg.append(text(
                    x(value),
                    top + 38,
                    "middle",
                    "normal",
                    String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", value)));
        }
        for (int i = 0; i < rows.size(); i++) {
            svg.append(bar(rows.get(i), top + HEAD + i * ROW));
        }
        return svg.toString();
    }

    private String bar(Series row, int y) {
        boolean ours = row.subject().machine().ours();
        double median = row.median(Figure.CPU_PER_DELIVERY);
        double highest = row.highest(Figure.CPU_PER_DELIVERY);
        String times = row.has(Figure.TIMES_FLOOR)
                ? String.format(Locale.ROOT, ", %.2f × floor", row.median(Figure.TIMES_FLOOR))
                : "";
        String weight = ours ? "bold" : "normal";
        return text(LABELS - 10, y + 13, "end", weight, label(row.subject().machine()))
                + String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                        LABELS,
                        y,
                        x(median) - LABELS,
                        BAR,
                        ours ? OURS : OTHERS)
                + line(x(row.lowest(Figure.CPU_PER_DELIVERY)), x(highest), y + BAR / 2, y + BAR / 2, "#111", 2)
                + text(x(highest) + 8, y + 13, "start", weight, String.format(Locale.ROOT, "%.1f µs%s", median, times));
    }

    /** Virtual machines are told apart where there are several of one server. */
    private String label(Machine machine) {
        long same = rows.stream()
                .map(row -> row.subject().machine().server())
                .filter(server -> Objects.equals(server, machine.server()))
                .count();
        return same > 1 ? machine.title() + ", JDK " + machine.java() + ", " + machine.options() : machine.title();
    }

    private double x(double value) {
        return LABELS + value * BARS / most;
    }

    /** Between two lines: 1, 2 or 5 times a power of ten. */
    private double step() {
        double power = Math.pow(10, Math.floor(Math.log10(most / MOST_LINES)));
        double wanted = most / MOST_LINES / power;
        return power * (wanted <= 1 ? 1 : wanted <= 2 ? 2 : wanted <= 5 ? 5 : 10);
    }

    private static String line(double x1, double x2, int y1, int y2, String colour, int width) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                x1,
                x2,
                y1,
                y2,
                colour,
                width);
    }

    private static String text(double x, int y, String anchor, String weight, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                weight,
                Svg.text(text));
    }
}
