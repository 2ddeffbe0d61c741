package org.wirehouse.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.wirehouse.support.Finished;
import org.wirehouse.support.server.Server;

/**
 * A script of a peer or of the bare WAR. It is told by {@code BUILT} where what was built is, and by {@code JAVA_HOME}
 * which Java to use.
 *
 * @param built directory, made if there is none
 */
record PeerScript(Path file, Path built) {
    /** A script ends with it if the machine lacks something; the last line that it logs says what. */
    private static final int LACKING = 3;

    /** Makes the paths absolute, because the script runs elsewhere. */
    PeerScript {
        file = file.toAbsolutePath();
        built = built.toAbsolutePath();
    }

    /** Starts it in the background. All that it says is in {@link #log}. */
    Process start(Map<String, String> environment) {
        ProcessBuilder builder = builder().redirectErrorStream(true).redirectOutput(logFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs it to its end, and returns what it printed. What it says of errors is in {@link #log}.
     *
     * @throws MissingException if the machine lacks something
     * @throws IllegalStateException if it failed otherwise
     */
    String output() {
        Finished finished = Finished.run(builder().redirectError(logFile()));
        if (finished.code() == LACKING) {
            throw new MissingException(log().lines().reduce("", (first, last) -> last));
        }
        if (finished.code() != 0) {
            throw new IllegalStateException(file + " ended with " + finished.code() + ":\n" + log());
        }
        return finished.printed().strip();
    }

    private ProcessBuilder builder() {
        try {
            Files.createDirectories(built);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder builder = new ProcessBuilder(file.toString()).directory(built.toFile());
        builder.environment().put("BUILT", built.toString());
        builder.environment().put("JAVA_HOME", Server.javaHome());
        return builder;
    }

    private File logFile() {
        return built.resolve(file.getFileName() + ".log").toFile();
    }

    String log() {
        try {
            return Files.readString(logFile().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
