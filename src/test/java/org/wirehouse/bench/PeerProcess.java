package org.wirehouse.bench;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.wirehouse.support.Http;

/** A peer that runs. */
record PeerProcess(PeerScript script, Process process, Site site) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Starts it, and waits until it answers.
     *
     * @throws IllegalStateException if it does not; the message holds what it said
     */
    static PeerProcess start(PeerScript script, Map<String, String> environment, Site site) {
        PeerProcess peer = new PeerProcess(script, script.start(environment), site);
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .failFast("it ended", () -> !peer.process.isAlive())
                    .until(peer::answers);
            return peer;
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            peer.stop();
            throw new IllegalStateException(script.file() + " did not answer:\n" + script.log(), e);
        }
    }

    /** Whatever it is that it answers. */
    private boolean answers() {
        try {
            return Http.get(site.base()).statusCode() > 0;
        } catch (UncheckedIOException e) {
            return false; // nobody listens yet
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    String log() {
        return script.log();
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
