package org.wirehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process with all that it has started, as Linux shows it to others; each figure is the sum of all of them. */
record ProcessTree(ProcessHandle root) {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static Path directory(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    /** Processor time so far, of all threads; Linux counts it in steps of 10 ms. */
    Duration cpu() {
        return all().map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Resident memory in bytes. */
    long residentBytes() {
        return all().mapToLong(ProcessTree::residentBytes).sum();
    }

    private static long residentBytes(ProcessHandle process) {
        try {
            Matcher resident =
                    RESIDENT.matcher(Files.readString(directory(process).resolve("status")));
            return resident.find() ? Long.parseLong(resident.group(1)) * 1024 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int threads() {
        return count("task", entry -> true);
    }

    int fileHandles() {
        return count("fd", entry -> true);
    }

    /** Those of the file handles that are sockets. */
    int sockets() {
        return count("fd", ProcessTree::isSocket);
    }

    private int count(String folder, Predicate<Path> counted) {
        return all().mapToInt(process -> count(directory(process).resolve(folder), counted))
                .sum();
    }

    private static int count(Path folder, Predicate<Path> counted) {
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.filter(counted).count();
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
}
