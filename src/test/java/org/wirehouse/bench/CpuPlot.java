package org.wirehouse.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The processor time per delivery of all that got the same load, side by side: a panel for each load and transport. */
final class CpuPlot {
    private static final int GAP = 30;

    private CpuPlot() {}

    static String svg(List<Measurement> measurements) {
        List<CpuPanel> panels = panels(measurements);
        int height = panels.stream().mapToInt(CpuPanel::height).sum() + GAP * (panels.size() + 1);
        StringBuilder svg = new StringBuilder(
                Svg.head(CpuPanel.WIDTH, height, "Processor time of the server per delivery, in microseconds"));
        int top = GAP;
        for (CpuPanel panel : panels) {
            svg.append(panel.svg(top));
            top += panel.height() + GAP;
        }
        return svg.append("</svg>\n").toString();
    }

    /** Those of a load have the same scale. */
    private static List<CpuPanel> panels(List<Measurement> measurements) {
        Map<String, List<Series>> byLoad = Series.of(measurements).stream()
                .filter(series -> series.median(Figure.CPU_PER_DELIVERY) > 0)
                .collect(Collectors.groupingBy(
                        series -> series.subject().load(), LinkedHashMap::new, Collectors.toList()));
        List<CpuPanel> panels = new ArrayList<>();
        byLoad.forEach((load, all) -> {
            double most = all.stream()
                    .mapToDouble(row -> row.highest(Figure.CPU_PER_DELIVERY))
                    .max()
                    .orElse(1);
            all.stream()
                    .collect(Collectors.groupingBy(CpuPlot::heading, LinkedHashMap::new, Collectors.toList()))
                    .forEach((heading, rows) -> panels.add(new CpuPanel(heading, rows, most)));
        });
        return panels;
    }

    private static String heading(Series series) {
        Subject subject = series.subject();
        return subject.load() + ", " + subject.transport() + ": "
                + subject.given().entrySet().stream()
                        .map(given ->
                                given.getKey().title() + " " + given.getKey().format(given.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
