package org.wirehouse.support.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes one page of all recorded runs. */
public final class CompatibilityTable {
    private static final String HEAD = """
            # Compatibility

            Made by `mvn exec:java@compatibility` from what `mvn verify -P<server>` leaves in `target/compatibility`.
            Each row is one run of all integration and browser tests, or of what is said behind their number, against
            the built WAR, which is the same file for all servers.

            | server | version | JDK | tests | failed | passed at the second try | skipped | boot, s | tests, s | day |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private CompatibilityTable() {}

    /**
     * Writes the page and prints it.
     *
     * @param args where to
     */
    public static void main(String[] args) throws IOException {
        String page = page(Run.all()) + AutobahnTable.section(AutobahnRun.all());
        Files.writeString(Path.of(args[0]), page);
        System.out.println(page);
    }

    static String page(List<Run> runs) {
        return HEAD
                + runs.stream().map(CompatibilityTable::row).collect(Collectors.joining())
                + """

                Boot is the median time from the start of a process until the application was ready, while other servers
                and their tests keep the same machine busy; the README says how long a server takes that starts alone.
                """
                + wars(runs)
                + skipped(runs);
    }

    private static String row(Run run) {
        return "| "
                + String.join(
                        " | ",
                        run.server(),
                        run.version(),
                        run.java(),
                        run.tests() + (run.selection().isEmpty() ? "" : " (`" + run.selection() + "`)"),
                        Integer.toString(run.failed()),
                        Integer.toString(run.passedLater()),
                        Integer.toString(run.skippedTests()),
                        run.bootSeconds(),
                        Long.toString(run.seconds()),
                        run.day())
                + " |\n";
    }

    private static String wars(List<Run> runs) {
        Set<String> wars = runs.stream().map(Run::war).collect(Collectors.toCollection(TreeSet::new));
        return "\nSHA-256 of the WAR: "
                + wars.stream().map(war -> "`" + war + "`").collect(Collectors.joining(", "))
                + (wars.size() == 1 ? "" : " (**not the same for all**)") + "\n";
    }

    private static String skipped(List<Run> runs) {
        String lines = runs.stream()
                .flatMap(run -> run.skipped().entrySet().stream()
                        .map(skip -> "| " + run.server() + " " + run.java() + " | " + skip.getValue() + " | "
                                + reason(skip.getKey()) + " |\n"))
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\n| skipped on | tests | reason |\n| --- | --- | --- |\n" + lines;
    }

    /** What the test says, without what JUnit puts before it: the condition that was not met. */
    private static String reason(String skipped) {
        return skipped.replaceFirst("^.* ==> ", "").replace("|", "\\|");
    }
}
