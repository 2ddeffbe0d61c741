package org.wirehouse.support.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an instance of a server is to be.
 *
 * @param directory its own; not there yet
 * @param port for HTTP
 * @param options of the virtual machine
 * @param settings system properties
 * @param wars to be deployed when it starts
 * @param messaging whether it has the broker and the destinations of the {@code messaging} file of its configuration
 */
record Plan(
        Path directory,
        int port,
        List<String> options,
        Map<String, String> settings,
        List<Path> wars,
        boolean messaging) {
    /**
     * Options for a server that lives for a few tests: without the second compiler it needs half the processor time until
     * it is ready.
     */
    static final List<String> SHORT_LIVED = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** The same with little memory, direct memory included. */
    static final List<String> SMALL = List.of(
            "-Xmx192m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    /** Without messaging. */
    Plan(Path directory, int port, List<String> options, Map<String, String> settings, List<Path> wars) {
        this(directory, port, options, settings, wars, false);
    }
}
