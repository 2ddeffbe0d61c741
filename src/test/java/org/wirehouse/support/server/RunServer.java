package org.wirehouse.support.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirehouse.support.BuiltWar;

/** Runs the built WAR on a server in the foreground, until it is told to stop. */
public final class RunServer {
    private static final int PORT = 8080;
    private static final List<String> OPTIONS = List.of("-XX:+ExitOnOutOfMemoryError");
    private static final Pattern FAILURE = Pattern.compile("Wirehouse cannot start.*(\\R  - .*)*");

    private RunServer() {}

    /**
     * Runs a server on port 8080, or that of the system property {@code port}. Settings are taken from the system
     * properties and the environment of this process.
     *
     * @param args none
     */
    @SuppressWarnings("SystemExitOutsideMain") // so that the shell gets the code, and nothing of Maven follows
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.getInteger("port", PORT);
        if (!Ports.isFree(port)) {
            fail("Port " + port + " is in use. Stop the program that uses it, or choose another port with -Dport=");
        }
        Path directory = Instances.directory(Distribution.UNDER_TEST);
        Instance instance = Distribution.underTest()
                .lay(new Plan(
                        directory,
                        port,
                        OPTIONS,
                        settings(),
                        List.of(BuiltWar.file().toPath().toAbsolutePath())));
        ProcessBuilder command = instance.command();
        command.environment().putAll(System.getenv());
        Process process = command.start();
        Path log = directory.resolveSibling(directory.getFileName() + ".log");
        Thread screen = new Thread(() -> show(process, log));
        screen.start();
        Server server = new Server(instance, process, port, log);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        try {
            System.out.printf(
                    "%nWirehouse is ready on %s after %.1f s: %s (Ctrl-C stops it)%n%n",
                    Distribution.UNDER_TEST, server.awaitReady().toMillis() / 1_000.0, server.base());
        } catch (RuntimeException e) {
            server.close();
            screen.join();
            Matcher failure = FAILURE.matcher(server.log());
            fail(failure.find() ? failure.group() : "The server did not get ready.");
        }
        int code = process.waitFor();
        screen.join();
        fail("The server has ended with exit code " + code + ".");
    }

    /** Does not return while Ctrl-C ends this process. */
    private static void fail(String message) throws InterruptedException {
        Thread.sleep(500);
        System.err.println("\n" + message);
        System.exit(1);
    }

    /** Prints what a server prints, and writes it to its log. */
    private static void show(Process process, Path log) {
        try (var reader = process.inputReader();
                var writer = Files.newBufferedWriter(log)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.println(line);
                writer.write(line + "\n");
                writer.flush();
            }
        } catch (IOException e) {
            // the server has ended
        }
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
