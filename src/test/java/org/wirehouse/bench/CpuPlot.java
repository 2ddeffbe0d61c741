package org.wirehouse.bench;

import java.util.List;
import java.util.Locale;

/** The processor time per delivery of each series as a bar, with a line from the lowest to the highest of its rounds. */
final class CpuPlot {
    private static final int ROW = 28;
    private static final int LABELS = 640;
    private static final int BARS = 420;
    private static final int MARGIN = 60;

    private CpuPlot() {}

    static String svg(List<Measurement> measurements) {
        List<Series> rows = Series.of(measurements).stream()
                .filter(series -> series.median(Figure.CPU_PER_DELIVERY) > 0)
                .toList();
        double most = rows.stream()
                .mapToDouble(row -> row.highest(Figure.CPU_PER_DELIVERY))
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder(Svg.head(
                LABELS + BARS + MARGIN, ROW * (rows.size() + 1), "CPU of the server per delivery, in microseconds"));
        for (int i = 0; i < rows.size(); i++) {
            svg.append(bar(rows.get(i), i * ROW + ROW / 2, BARS / most));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Series row, int y, double scale) {
        double median = row.median(Figure.CPU_PER_DELIVERY);
        double highest = row.highest(Figure.CPU_PER_DELIVERY);
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="14" fill="#3b6ea5"/>
                <line x1="%.1f" x2="%.1f" y1="%d" y2="%d" stroke="#111" stroke-width="2"/>
                <text x="%.1f" y="%d">%.1f</text>
                """,
                LABELS - 8,
                y + 12,
                Svg.text(label(row.subject())),
                LABELS,
                y,
                median * scale,
                LABELS + row.lowest(Figure.CPU_PER_DELIVERY) * scale,
                LABELS + highest * scale,
                y + 7,
                y + 7,
                LABELS + highest * scale + 6,
                y + 12,
                median);
    }

    private static String label(Subject subject) {
        Machine machine = subject.machine();
        return String.format(
                Locale.ROOT,
                "%s, %s, JDK %s, %s, %s, %.0f clients",
                subject.load(),
                machine.server(),
                machine.java(),
                machine.options(),
                subject.transport(),
                subject.given().getOrDefault(Figure.CLIENTS, 0.0));
    }
}
