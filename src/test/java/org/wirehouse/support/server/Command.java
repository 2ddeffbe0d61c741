package org.wirehouse.support.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wirehouse.support.Finished;

/** A tool of a server that is run to its end. */
final class Command {
    /** Of the Java that servers run on: that of the tests, unless said otherwise. */
    static final String JAVA_HOME = System.getProperty("server.java.home", System.getProperty("java.home"));

    private Command() {}

    /** A process with the Java of the servers, and without settings of whoever runs the tests. */
    static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("WIREHOUSE_"));
        environment.put("JAVA_HOME", JAVA_HOME);
        environment.put("AS_JAVA", JAVA_HOME);
        return builder;
    }

    static String java() {
        return Path.of(JAVA_HOME, "bin", "java").toString();
    }

    /**
     * Runs a tool and returns what it printed.
     *
     * @throws IllegalStateException if it ends with another code than 0; the message holds what it printed
     */
    static String run(ProcessBuilder builder) {
        Finished finished = Finished.run(builder);
        if (finished.code() != 0) {
            throw new IllegalStateException(
                    builder.command() + " ended with " + finished.code() + ":\n" + finished.printed());
        }
        return finished.printed();
    }
}
