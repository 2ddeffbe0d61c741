package org.wirehouse.bench;

import java.util.List;
import java.util.Locale;

/** The processor time per delivery of each series as a bar, with a line from the lowest to the highest of its rounds. */
final class CpuPlot {
    private static final int ROW = 28;
    private static final int LABELS = 330;
    private static final int BARS = 420;
    private static final int MARGIN = 60;

    private CpuPlot() {}

    static String svg(List<Measurement> measurements) {
        List<Series> rows = Series.of(measurements).stream()
                .filter(series -> series.median(Measurement::cpuMicros) > 0)
                .toList();
        double most = rows.stream()
                .mapToDouble(row -> row.highest(Measurement::cpuMicros))
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\"><title>CPU of the server per delivery, in microseconds</title>%n",
                LABELS + BARS + MARGIN,
                ROW * (rows.size() + 1)));
        for (int i = 0; i < rows.size(); i++) {
            svg.append(bar(rows.get(i), i * ROW + ROW / 2, BARS / most));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Series row, int y, double scale) {
        Measurement first = row.first();
        double median = row.median(Measurement::cpuMicros);
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s, %s, %s, %d clients</text>
                <rect x="%d" y="%d" width="%.1f" height="14" fill="#3b6ea5"/>
                <line x1="%.1f" x2="%.1f" y1="%d" y2="%d" stroke="#111" stroke-width="2"/>
                <text x="%.1f" y="%d">%.1f</text>
                """,
                LABELS - 8,
                y + 12,
                first.name(),
                first.server(),
                first.transport(),
                first.clients(),
                LABELS,
                y,
                median * scale,
                LABELS + row.lowest(Measurement::cpuMicros) * scale,
                LABELS + row.highest(Measurement::cpuMicros) * scale,
                y + 7,
                y + 7,
                LABELS + row.highest(Measurement::cpuMicros) * scale + 6,
                y + 12,
                median);
    }
}
