package org.wirehouse.support.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an instance of a server is to be.
 *
 * @param directory its own; not there yet
 * @param port for HTTP
 * @param settings system properties
 * @param wars to be deployed when it starts
 */
record Plan(Path directory, int port, Map<String, String> settings, List<Path> wars) {}
