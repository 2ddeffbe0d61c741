package org.wirehouse.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Courses over time, one panel a quantity and one line a course. */
final class CoursePlot {
    private static final int LEFT = 70;
    private static final int WIDTH = 800;
    private static final int PANEL = 140;
    private static final int GAP = 50;
    private static final int ROW = 18;
    private static final List<String> COLOURS =
            List.of("#3b6ea5", "#b5482f", "#4b8b3b", "#7d4ca0", "#b58a1f", "#2f8f8f");
    private static final List<Panel> PANELS = List.of(
            new Panel("resident memory, MB", sample -> sample.residentBytes() / 1e6),
            new Panel("threads", Sample::threads),
            new Panel("file handles", Sample::fileHandles));

    private record Panel(String title, ToDoubleFunction<Sample> value) {}

    private CoursePlot() {}

    static String svg(List<Course> courses) {
        double seconds = highest(courses, Sample::seconds);
        int legend = PANELS.size() * (PANEL + GAP) + GAP;
        StringBuilder svg = new StringBuilder(
                Svg.head(LEFT + WIDTH + GAP, legend + ROW * (courses.size() + 1), "Servers over time, in seconds"));
        for (int i = 0; i < PANELS.size(); i++) {
            svg.append(panel(PANELS.get(i), GAP + i * (PANEL + GAP), courses, seconds));
        }
        for (int i = 0; i < courses.size(); i++) {
            svg.append(text(LEFT, legend + i * ROW, "start", colour(i), label(courses.get(i))));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String panel(Panel panel, int top, List<Course> courses, double seconds) {
        double most = highest(courses, panel.value);
        StringBuilder svg = new StringBuilder();
        svg.append(text(LEFT, top - 8, "start", "#111", panel.title));
        svg.append(text(LEFT - 6, top + 10, "end", "#111", number(most)));
        svg.append(text(LEFT - 6, top + PANEL, "end", "#111", "0"));
        svg.append(text(LEFT + WIDTH, top + PANEL + 14, "end", "#111", number(seconds) + " s"));
        svg.append(String.format(
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#999\"/>%n", LEFT, top, top + PANEL, LEFT + WIDTH));
        for (int i = 0; i < courses.size(); i++) {
            String points = courses.get(i).samples().stream()
                    .map(sample -> String.format(
                            Locale.ROOT,
                            "%.1f,%.1f",
                            LEFT + WIDTH * sample.seconds() / seconds,
                            top + PANEL - PANEL * panel.value.applyAsDouble(sample) / most))
                    .collect(Collectors.joining(" "));
            svg.append(String.format(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n", points, colour(i)));
        }
        return svg.toString();
    }

    /** At least 1, so that nothing is divided by zero. */
    private static double highest(List<Course> courses, ToDoubleFunction<Sample> value) {
        return courses.stream()
                .flatMap(course -> course.samples().stream())
                .mapToDouble(value)
                .reduce(1, Math::max);
    }

    private static String label(Course course) {
        Machine machine = course.subject().machine();
        return machine.server() + ", JDK " + machine.java() + ", " + machine.options() + ", round " + course.round();
    }

    private static String colour(int course) {
        return COLOURS.get(course % COLOURS.size());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String text(int x, int y, String anchor, String colour, String text) {
        return String.format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x, y, anchor, colour, Svg.text(text));
    }
}
