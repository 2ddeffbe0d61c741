package org.wirehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A script of a peer. It is told by {@code BUILT} where what was built is, and by {@code JAVA_HOME} which Java to use.
 *
 * @param built directory, absolute
 */
record PeerScript(Path file, Path built) {
    /** A script ends with it if the machine lacks something; the last line that it logs says what. */
    private static final int LACKING = 3;

    /** Starts it in the background. What it says of errors is in {@link #log}. */
    Process start(Map<String, String> environment, Redirect output) {
        ProcessBuilder builder = new ProcessBuilder(file.toString()).directory(built.toFile());
        builder.environment().put("BUILT", built.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("server.java.home", System.getProperty("java.home")));
        builder.environment().putAll(environment);
        try {
            return builder.redirectOutput(output)
                    .redirectError(Redirect.to(logFile().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs it to its end, and returns what it printed.
     *
     * @throws MissingException if the machine lacks something
     * @throws IllegalStateException if it failed otherwise
     */
    String output() {
        Process process = start(Map.of(), Redirect.PIPE);
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code == LACKING) {
                throw new MissingException(log().lines().reduce("", (first, last) -> last));
            }
            if (code != 0) {
                throw new IllegalStateException(file + " ended with " + code + ":\n" + log());
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path logFile() {
        return built.resolve(file.getFileName() + ".log");
    }

    String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
