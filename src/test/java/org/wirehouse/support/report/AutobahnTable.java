package org.wirehouse.support.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The part of the page that is about the WebSocket protocol. */
final class AutobahnTable {
    private static final String HEAD = """

            ## WebSocket protocol

            Cases 1 to 7, 9 and 10 of the [Autobahn test suite](https://github.com/crossbario/autobahn-testsuite) 0.6.4
            against `ws/echo`. Cases 12 and 13, about compression, are not run. Non-strict results conform to the standard
            but are not the best: for example, invalid UTF-8 is rejected at the end of its frame instead of at the first
            wrong byte. In informational cases any behaviour is correct.

            | server | version | JDK | cases | OK | non-strict | informational | failed | day |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private AutobahnTable() {}

    /** Empty if there was no run. */
    static String section(List<AutobahnRun> runs) {
        return runs.isEmpty()
                ? ""
                : HEAD + runs.stream().map(AutobahnTable::row).collect(Collectors.joining()) + failed(runs);
    }

    private static String row(AutobahnRun run) {
        return line(
                run.server(),
                run.version(),
                run.java(),
                Integer.toString(run.cases()),
                Integer.toString(run.ok()),
                Integer.toString(run.nonStrict()),
                Integer.toString(run.informational()),
                Integer.toString(run.failed().size()),
                run.day());
    }

    private static String failed(List<AutobahnRun> runs) {
        String lines = runs.stream()
                .flatMap(run -> casesByReason(run).entrySet().stream()
                        .map(reason -> line(run.server() + " " + run.java(), reason.getValue(), reason.getKey())))
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\n| failed on | cases | reason |\n| --- | --- | --- |\n" + lines;
    }

    private static SortedMap<String, String> casesByReason(AutobahnRun run) {
        return run.failed().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))));
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
