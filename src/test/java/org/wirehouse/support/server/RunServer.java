package org.wirehouse.support.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wirehouse.support.BuiltWar;

/** Runs the built WAR on a server in the foreground, until it is told to stop. */
public final class RunServer {
    private static final int PORT = 8080;

    private RunServer() {}

    /**
     * Runs a server on port 8080, or that of the system property {@code port}. Settings are taken from the system
     * properties and the environment of this process.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.getInteger("port", PORT);
        Path directory = Instances.directory(Distribution.UNDER_TEST);
        Instance instance = Distribution.underTest()
                .lay(new Plan(
                        directory,
                        port,
                        List.of(),
                        settings(),
                        List.of(BuiltWar.file().toPath().toAbsolutePath())));
        ProcessBuilder command = instance.command();
        command.environment().putAll(System.getenv());
        Process process = command.inheritIO().start();
        Path nowhere = directory.resolveSibling(directory.getFileName() + ".log"); // what it prints is seen here
        Server server = new Server(instance, process, port, nowhere);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        System.out.printf(
                "%nWirehouse is ready on %s after %.1f s: %s (Ctrl-C stops it)%n%n",
                Distribution.UNDER_TEST, server.awaitReady().toMillis() / 1_000.0, server.base());
        process.waitFor();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("wirehouse.")) {
                settings.put(name, System.getProperty(name, ""));
            }
        }
        return settings;
    }
}
