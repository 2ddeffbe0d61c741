package org.wirehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wirehouse.support.server.Server;

/** A server with the WAR, and what can be seen of its process from outside. */
final class Target implements AutoCloseable {
    private static final Pattern USED = Pattern.compile("used (\\d+)([KM])");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Server server;
    private final Path process;

    private Target(Server server) {
        this.server = server;
        this.process = Path.of("/proc", Long.toString(server.handle().pid()));
    }

    /**
     * Starts the server of the profile.
     *
     * @param options of its virtual machine
     * @param channels how many there are to be
     * @param history events that each retains
     */
    static Target start(List<String> options, int channels, int history) {
        String names = IntStream.range(0, channels).mapToObj(Load::channel).collect(Collectors.joining(","));
        return new Target(Server.start(
                Map.of("wirehouse.channels", names, "wirehouse.history.count", Integer.toString(history)), options));
    }

    URI base() {
        return server.base();
    }

    /** Processor time of the process so far, of all its threads. */
    Duration cpu() {
        return server.handle().info().totalCpuDuration().orElseThrow();
    }

    /** What is left of the heap after a full collection, in bytes. */
    long liveHeapBytes() {
        String pid = process.getFileName().toString();
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("GC.heap_info says nothing of what is used");
        }
        return Long.parseLong(used.group(1)) * (used.group(2).equals("K") ? 1024 : 1024 * 1024);
    }

    /** Resident memory in bytes. */
    long residentBytes() {
        Matcher resident = RESIDENT.matcher(read(process.resolve("status")));
        return resident.find() ? Long.parseLong(resident.group(1)) * 1024 : 0;
    }

    int threads() {
        return count(process.resolve("task"));
    }

    int fileHandles() {
        return count(process.resolve("fd"));
    }

    String log() {
        return server.log();
    }

    private static String jcmd(String pid, String command) {
        try {
            String tool =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            Process jcmd = new ProcessBuilder(tool, pid, command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(Path directory) {
        try (var entries = Files.list(directory)) {
            return (int) entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
