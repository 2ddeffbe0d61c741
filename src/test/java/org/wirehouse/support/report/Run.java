package org.wirehouse.support.report;

import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All tests, or all but some, once, on one server.
 *
 * @param server name of the Maven profile
 * @param selection the {@code it.test} of Maven; empty for all tests
 * @param java version of the server's and the tests' virtual machine
 * @param day ISO-8601
 * @param passedLater failed at first, and passed when they were run once more
 * @param seconds from the first test to the last
 * @param bootSeconds median from the start of a process until the application was ready
 * @param war SHA-256 in hexadecimal
 * @param skipped how many tests, by reason
 */
record Run(
        String server,
        String selection,
        String version,
        String java,
        String day,
        int tests,
        int failed,
        int passedLater,
        long seconds,
        String bootSeconds,
        String war,
        SortedMap<String, Integer> skipped) {
    private static final PropertyFiles FILES = new PropertyFiles("compatibility");
    private static final String SKIPPED = "skipped.";

    /** All runs since the last {@code mvn clean}, by name of the server. */
    static List<Run> all() {
        return FILES.all().stream().map(Run::read).toList();
    }

    private static Run read(Properties properties) {
        SortedMap<String, Integer> skipped = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(SKIPPED)) {
                skipped.put(name.substring(SKIPPED.length()), Integer.valueOf(properties.getProperty(name)));
            }
        }
        return new Run(
                properties.getProperty("server"),
                properties.getProperty("selection", ""),
                properties.getProperty("version"),
                properties.getProperty("java"),
                properties.getProperty("day"),
                Integer.parseInt(properties.getProperty("tests")),
                Integer.parseInt(properties.getProperty("failed")),
                Integer.parseInt(properties.getProperty("passedLater")),
                Long.parseLong(properties.getProperty("seconds")),
                properties.getProperty("bootSeconds"),
                properties.getProperty("war"),
                skipped);
    }

    /** Keeps it in the place of an earlier run on the same server and Java. */
    void write() {
        Properties properties = new Properties();
        properties.setProperty("server", server);
        properties.setProperty("selection", selection);
        properties.setProperty("version", version);
        properties.setProperty("java", java);
        properties.setProperty("day", day);
        properties.setProperty("tests", Integer.toString(tests));
        properties.setProperty("failed", Integer.toString(failed));
        properties.setProperty("passedLater", Integer.toString(passedLater));
        properties.setProperty("seconds", Long.toString(seconds));
        properties.setProperty("bootSeconds", bootSeconds);
        properties.setProperty("war", war);
        skipped.forEach((reason, count) -> properties.setProperty(SKIPPED + reason, count.toString()));
        FILES.write(server, java, properties);
    }

    int skippedTests() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }
}
