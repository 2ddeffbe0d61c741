package org.wirehouse.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A Payara Micro with the built WAR in a process of its own, for tests that read the server's log, stop it, or start it
 * with other settings. It listens on the loopback interface only.
 */
public final class PayaraMicro implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Path logFile;

    private PayaraMicro(Process process, int port, Path logFile) {
        this.process = process;
        this.port = port;
        this.logFile = logFile;
    }

    /**
     * Starts a server and waits until the application says that it is ready.
     *
     * @param settings system properties, such as {@code wirehouse.heartbeat.seconds}; the token of the tests is set and
     *     the ticker has no feed, unless they say otherwise
     * @throws AssertionError if it does not get ready; the message holds its log
     */
    public static PayaraMicro start(Map<String, String> settings) {
        return start(settings, freePort());
    }

    /** Like {@link #start(Map)}, on a port of choice, such as that of a server which was stopped. */
    public static PayaraMicro start(Map<String, String> settings, int port) {
        return ready(launch(settings, List.of("-jar", jar().toString()), port));
    }

    /** Starts a server whose application can be {@linkplain #undeploy() undeployed}, and waits until it is ready. */
    public static PayaraMicro startUndeployable(Map<String, String> settings) {
        String classPath = jar() + File.pathSeparator + classes(CommandedMicro.class);
        List<String> main = new ArrayList<>(opened("Add-Exports", "--add-exports"));
        main.addAll(opened("Add-Opens", "--add-opens"));
        main.addAll(List.of("-cp", classPath, CommandedMicro.class.getName()));
        return ready(launch(settings, main, freePort()));
    }

    /** What a manifest does for {@code java -jar} only. */
    private static List<String> opened(String attribute, String option) {
        try (JarFile file = new JarFile(jar())) {
            String packages = file.getManifest().getMainAttributes().getValue(attribute);
            return Arrays.stream(packages.split(" "))
                    .map(name -> option + "=" + name + "=ALL-UNNAMED")
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PayaraMicro ready(PayaraMicro server) {
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw new AssertionError("the server did not get ready; its log:\n" + server.log(), e);
        }
    }

    /** Starts a server and does not wait for the application. */
    public static PayaraMicro launch(Map<String, String> settings) {
        return launch(settings, List.of("-jar", jar().toString()), freePort());
    }

    private static PayaraMicro launch(Map<String, String> settings, List<String> main, int port) {
        Map<String, String> all =
                new TreeMap<>(Map.of("wirehouse.feed", "none", "wirehouse.publish.token", BuiltWar.TOKEN));
        all.putAll(settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        all.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(main);
        command.addAll(List.of("--nocluster", "--prebootcommandfile", preboot().toString()));
        command.addAll(List.of(
                "--port", Integer.toString(port), "--deploy", BuiltWar.file().toString()));
        return run(command, port);
    }

    private static PayaraMicro run(List<String> command, int port) {
        try {
            Path directory = Files.createDirectories(BuiltWar.file().toPath().resolveSibling("payara-micro"));
            Path logFile = Files.createTempFile(directory, "server-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(logFile.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("WIREHOUSE_"));
            return new PayaraMicro(builder.start(), port, logFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File jar() {
        return new File(System.getProperty("payara.microJar", "target/server/payara-micro.jar"));
    }

    private static File preboot() {
        return new File(System.getProperty("wirehouse.preboot", "server-config/payara-micro/preboot.asadmin"));
    }

    private static Path classes(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the process ended", () -> !process.isAlive())
                .until(this::isReady);
    }

    private boolean isReady() {
        try {
            return Http.get(app().address("api/health/ready")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false; // nobody listens yet
        }
    }

    public int port() {
        return port;
    }

    /** Where the application is, with a slash at the end. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/wirehouse/");
    }

    /** An address of the application; {@code path} is relative to it. */
    public URI address(String path) {
        return base().resolve(path);
    }

    /** The application, for its clients. */
    public Deployed app() {
        return new Deployed(base());
    }

    /** All that the server has printed so far. */
    public String log() {
        try {
            return new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, for whoever wants to look at it from outside. */
    public Process process() {
        return process;
    }

    /**
     * Undeploys the application of a server that was started for it, and leaves the server running.
     *
     * @return how long it took
     */
    public Duration undeploy() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Pattern done = Pattern.compile(CommandedMicro.UNDEPLOYED + "(\\d+)");
        Awaitility.await().atMost(PATIENCE).until(() -> done.matcher(log()).find());
        return Duration.ofMillis(done.matcher(log())
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElseThrow());
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /**
     * Stops the server as an operator does (SIGTERM) and waits for its end.
     *
     * @return how long it took
     * @throws AssertionError if it had to be killed
     */
    public Duration stop() {
        long start = System.nanoTime();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the server did not stop; its log:\n" + log());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        stop();
    }
}
