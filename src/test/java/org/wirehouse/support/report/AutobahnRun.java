package org.wirehouse.support.report;

import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cases of the Autobahn WebSocket test suite, once, on one server.
 *
 * @param server name of the Maven profile
 * @param java version of the server's virtual machine
 * @param day ISO-8601
 * @param cases how many were run
 * @param ok how many the server did well
 * @param nonStrict how many it did as the standard allows, but not as the suite prefers
 * @param informational how many have no wrong answer
 * @param failed the reasons of all others, by case
 */
public record AutobahnRun(
        String server,
        String version,
        String java,
        String day,
        int cases,
        int ok,
        int nonStrict,
        int informational,
        SortedMap<String, String> failed) {
    private static final PropertyFiles FILES = new PropertyFiles("compatibility/autobahn");
    private static final String FAILED = "failed.";

    /** All runs since the last {@code mvn clean}, by name of the server. */
    static List<AutobahnRun> all() {
        return FILES.all().stream().map(AutobahnRun::read).toList();
    }

    private static AutobahnRun read(Properties properties) {
        SortedMap<String, String> failed = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(FAILED)) {
                failed.put(name.substring(FAILED.length()), properties.getProperty(name));
            }
        }
        return new AutobahnRun(
                properties.getProperty("server"),
                properties.getProperty("version"),
                properties.getProperty("java"),
                properties.getProperty("day"),
                Integer.parseInt(properties.getProperty("cases")),
                Integer.parseInt(properties.getProperty("ok")),
                Integer.parseInt(properties.getProperty("nonStrict")),
                Integer.parseInt(properties.getProperty("informational")),
                failed);
    }

    /** Keeps it in the place of an earlier run on the same server and Java. */
    public void write() {
        Properties properties = new Properties();
        properties.setProperty("server", server);
        properties.setProperty("version", version);
        properties.setProperty("java", java);
        properties.setProperty("day", day);
        properties.setProperty("cases", Integer.toString(cases));
        properties.setProperty("ok", Integer.toString(ok));
        properties.setProperty("nonStrict", Integer.toString(nonStrict));
        properties.setProperty("informational", Integer.toString(informational));
        failed.forEach((id, reason) -> properties.setProperty(FAILED + id, reason));
        FILES.write(server, java, properties);
    }
}
