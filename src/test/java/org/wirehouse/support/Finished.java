package org.wirehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * A program that has run to its end.
 *
 * @param code that it ended with
 * @param printed to its standard output, and to that for errors if the builder joins them
 */
public record Finished(int code, String printed) {
    /** Runs it, with nothing to read, and waits for its end. */
    public static Finished run(ProcessBuilder builder) {
        try {
            Process process = builder.redirectInput(Redirect.PIPE).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(process.waitFor(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
