package org.wirehouse.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Finished;
import org.wirehouse.support.Http;

/**
 * A server with the built WAR in a process of its own, for tests that read its log, stop it, or start it with other
 * settings. It listens on the loopback interface only.
 */
public final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The last line of a histogram of the heap. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final Instance instance;
    private final Process process;
    private final int port;
    private final Path output;
    private final long started = System.nanoTime();

    Server(Instance instance, Process process, int port, Path output) {
        this.instance = instance;
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /**
     * Starts a server and waits until the application says that it is ready.
     *
     * @param settings system properties, such as {@code wirehouse.heartbeat.seconds}; the token of the tests is set and
     *     the ticker has no feed, unless they say otherwise
     * @throws AssertionError if it does not get ready; the message holds its log
     */
    public static Server start(Map<String, String> settings) {
        return start(settings, Ports.free());
    }

    /** What can be started by {@link #startNamed}. */
    public static List<String> names() {
        return Distribution.NAMES;
    }

    /** The one that the tests run on. */
    public static String name() {
        return Distribution.UNDER_TEST;
    }

    /** Of the Java that servers run on. */
    public static String javaHome() {
        return Command.JAVA_HOME;
    }

    /**
     * Like {@link #start(Map)}, on a server of choice.
     *
     * @param name one of {@link #names()}, which must have been unpacked
     * @param war what is deployed at our address
     * @param options of its virtual machine, instead of those for a short life
     */
    public static Server startNamed(String name, Path war, Map<String, String> settings, List<String> options) {
        return ready(launch(name, settings, Ports.free(), options, List.of(war.toAbsolutePath()), false));
    }

    /**
     * Like {@link #start(Map)}, with so little memory that it cannot hold what attackers send, and gone as soon as it is out
     * of memory.
     */
    public static Server startSmall(Map<String, String> settings) {
        return startNamed(Distribution.UNDER_TEST, BuiltWar.file().toPath(), settings, Plan.SMALL);
    }

    /** Like {@link #start(Map)}, on a port of choice, such as that of a server which was stopped. */
    public static Server start(Map<String, String> settings, int port) {
        return ready(launch(settings, port));
    }

    private static Server ready(Server server) {
        try {
            Boots.took(server.awaitReady());
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw new AssertionError("the server did not get ready; its log:\n" + server.log(), e);
        }
    }

    /** Starts a server and does not wait for the application. */
    public static Server launch(Map<String, String> settings) {
        return launch(settings, Ports.free());
    }

    /** Like {@link #start(Map)}, with another application beside the WAR. */
    public static Server startBeside(Map<String, String> settings, Path other) {
        return ready(launch(settings, Ports.free(), List.of(other), false));
    }

    /** Like {@link #start(Map)}, with a broker, its destinations, and another application beside the WAR. */
    public static Server startWithMessaging(Map<String, String> settings, Path other) {
        return ready(launch(settings, Ports.free(), List.of(other), true));
    }

    private static Server launch(Map<String, String> settings, int port) {
        return launch(settings, port, List.of(), false);
    }

    private static Server launch(Map<String, String> settings, int port, List<Path> others, boolean messaging) {
        List<Path> wars = new ArrayList<>(List.of(BuiltWar.file().toPath().toAbsolutePath()));
        wars.addAll(others);
        return launch(Distribution.UNDER_TEST, settings, port, Plan.SHORT_LIVED, wars, messaging);
    }

    private static Server launch(
            String name,
            Map<String, String> settings,
            int port,
            List<String> options,
            List<Path> wars,
            boolean messaging) {
        Map<String, String> all =
                new TreeMap<>(Map.of("wirehouse.feed", "none", "wirehouse.publish.token", BuiltWar.TOKEN));
        all.putAll(settings);
        try {
            Path directory = Instances.directory(name);
            Instance instance = Distribution.named(name).lay(new Plan(directory, port, options, all, wars, messaging));
            Path output = directory.resolveSibling(directory.getFileName() + ".log");
            Process process = instance.command()
                    .redirectOutput(Redirect.to(output.toFile()))
                    .start();
            return new Server(instance, process, port, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the application, and tells how long it took from the start of the process. */
    Duration awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the process or the application ended", () -> !process.isAlive() || isRefused())
                .until(this::isReady);
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** True if the application could not start: it says so, or Weld does, which all these servers have. */
    private boolean isRefused() {
        String log = log();
        return log.contains("Wirehouse cannot start")
                || log.contains("WELD-000049: Unable to invoke void org.wirehouse.Wiring.");
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

    /** All that the server has logged so far, without its {@link Instance#noise()}. */
    public String log() {
        Path log = instance.log(output);
        return Files.exists(log) ? instance.noise().matcher(Tree.read(log)).replaceAll("") : "";
    }

    /** True once it has started, whether or not the application could be. */
    public boolean hasStarted() {
        return instance.started().matcher(log()).find();
    }

    /** What was started, a script on some servers, with the streams of the server. */
    Process process() {
        return process;
    }

    /** The process of the server itself, for whoever wants to look at it from outside. */
    public ProcessHandle handle() {
        return process.descendants().reduce((first, last) -> last).orElse(process.toHandle());
    }

    /**
     * Undeploys the application and leaves the server running.
     *
     * @return how long it took
     */
    public Duration undeploy() {
        long start = System.nanoTime();
        instance.undeploy(this);
        return Duration.ofNanos(System.nanoTime() - start);
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
        handle().destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                String threads = threads();
                handle().destroyForcibly();
                process.destroyForcibly().waitFor();
                throw new AssertionError("the server did not stop; its log:\n" + log() + "\nits threads:\n" + threads);
            }
        } catch (InterruptedException e) {
            handle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What they are doing, for whoever wonders what a server waits for. */
    private String threads() {
        return tool("jstack", Long.toString(handle().pid()));
    }

    /** What is in use of the heap after a full garbage collection. */
    public long liveHeapBytes() {
        String histogram = tool("jcmd", Long.toString(handle().pid()), "GC.class_histogram");
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new AssertionError("no histogram of the heap:\n" + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    private static String tool(String name, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(javaHome(), "bin", name).toString()));
        command.addAll(List.of(arguments));
        return Finished.run(new ProcessBuilder(command).redirectErrorStream(true))
                .printed();
    }

    @Override
    public void close() {
        stop();
    }
}
