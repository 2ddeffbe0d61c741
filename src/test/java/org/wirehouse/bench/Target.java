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
import org.wirehouse.support.server.Server;

/** A server with the WAR, and what can be seen of its process from outside. */
final class Target implements AutoCloseable {
    private static final String NAME = (System.getProperty("arquillian.launch", "payara-micro") + " "
                    + System.getProperty("server.version", ""))
            .strip();
    private static final Pattern VERSION = Pattern.compile("(?m)^java\\.version=(.+)$");
    private static final Pattern USED = Pattern.compile("used (\\d+)([KM])");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Server server;
    private final String options;
    private final ProcessHandle handle;
    private final Path process;

    private Target(Server server, String options) {
        this.server = server;
        this.options = options;
        this.handle = server.handle();
        this.process = Path.of("/proc", Long.toString(handle.pid()));
    }

    /**
     * Starts the server of the profile.
     *
     * @param options of its virtual machine
     * @param settings of the application
     */
    static Target start(List<String> options, Map<String, String> settings) {
        return new Target(Server.start(settings, options), String.join(" ", options));
    }

    /** The server, and the virtual machine that it really runs on. */
    Machine machine() {
        Matcher version = VERSION.matcher(jcmd("VM.system_properties"));
        if (!version.find()) {
            throw new IllegalStateException("VM.system_properties says nothing of java.version");
        }
        return new Machine(NAME, version.group(1), options);
    }

    URI base() {
        return server.base();
    }

    /** Processor time of the process so far, of all its threads. */
    Duration cpu() {
        return handle.info().totalCpuDuration().orElseThrow();
    }

    /** What is left of the heap after a full collection, in bytes. */
    long liveHeapBytes() {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
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

    /** Those of the file handles that are sockets. */
    int sockets() {
        try (var handles = Files.list(process.resolve("fd"))) {
            return (int) handles.filter(Target::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    String log() {
        return server.log();
    }

    /** With the tool that came with the virtual machine of the server. */
    private String jcmd(String command) {
        try {
            Path tool = process.resolve("exe").toRealPath().resolveSibling("jcmd");
            Process jcmd = new ProcessBuilder(tool.toString(), Long.toString(handle.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
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
