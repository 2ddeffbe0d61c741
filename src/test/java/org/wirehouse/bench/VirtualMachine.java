package org.wirehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirehouse.support.Finished;

/**
 * That of a process, asked with the tool that came with it.
 *
 * @param tool jcmd
 */
record VirtualMachine(ProcessHandle process, Path tool) {
    private static final Pattern VERSION = Pattern.compile("(?m)^java\\.version=(.+)$");
    private static final Pattern USED = Pattern.compile("used (\\d+)([KM])");

    /** Empty if the process is none. */
    static Optional<VirtualMachine> of(ProcessHandle process) {
        try {
            Path program = Path.of("/proc", Long.toString(process.pid()), "exe").toRealPath();
            return program.endsWith("java")
                    ? Optional.of(new VirtualMachine(process, program.resolveSibling("jcmd")))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return found(VERSION, "VM.system_properties").group(1);
    }

    /** What is left of the heap after a full collection, in bytes. */
    long liveHeapBytes() {
        ask("GC.run");
        Matcher used = found(USED, "GC.heap_info");
        return Long.parseLong(used.group(1)) * (used.group(2).equals("K") ? 1024 : 1024 * 1024);
    }

    private Matcher found(Pattern wanted, String command) {
        String answer = ask(command);
        Matcher matcher = wanted.matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException(command + " was answered without " + wanted + ": " + answer);
        }
        return matcher;
    }

    private String ask(String command) {
        return Finished.run(new ProcessBuilder(tool.toString(), Long.toString(process.pid()), command)
                        .redirectErrorStream(true))
                .printed()
                .stripTrailing();
    }
}
