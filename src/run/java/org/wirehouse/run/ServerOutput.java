package org.wirehouse.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes on what the server prints, until the application says that it cannot start: that it keeps for the end, and drops
 * the stack traces of the server that follow it.
 */
final class ServerOutput {
    private static final String FAILURE = "Wirehouse cannot start";
    /** Payara Micro 6.2025.10 logs this at INFO, whatever level its logging.properties say. */
    private static final String CHATTER = " INFO [jakarta.enterprise.web] ";

    private static final String DETAIL = "  - ";

    private final PrintStream screen;
    private final List<String> failure = new ArrayList<>();
    private boolean failureIsComplete;
    private boolean muted;

    ServerOutput(PrintStream screen) {
        this.screen = screen;
    }

    /** Reads to the end of the stream. */
    void pass(InputStream printed) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(printed, Charset.defaultCharset()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                pass(line);
            }
        } catch (IOException e) {
            // the server has ended
        }
    }

    private synchronized void pass(String line) {
        int start = line.indexOf(FAILURE);
        if (failure.isEmpty() && start >= 0) {
            failure.add(line.substring(start));
        } else if (!failure.isEmpty()) {
            failureIsComplete |= !line.startsWith(DETAIL);
            if (!failureIsComplete) {
                failure.add(line);
            }
        } else if (!muted && !line.contains(CHATTER)) {
            screen.println(line);
        }
    }

    /** Passes on nothing more. */
    synchronized void mute() {
        muted = true;
    }

    /** Whether the application has said that it cannot start. */
    synchronized boolean hasFailure() {
        return !failure.isEmpty();
    }

    /** Why the application cannot start, in its own words; complete once the server has ended. */
    synchronized String failure() {
        return String.join("\n", failure);
    }
}
