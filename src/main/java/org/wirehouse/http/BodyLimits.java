package org.wirehouse.http;

import java.time.Duration;

/**
 * What request bodies may cost.
 *
 * @param deadline for the whole of a body that is received without a thread, from the head of its request on
 * @param maxUploads bodies of any length that are read at the same time
 */
public record BodyLimits(Duration deadline, int maxUploads) {
    /** The largest body that is received as a whole. */
    public static final int MAX_BODY_BYTES = 1024 * 1024;

    /** Request threads that may wait for bodies at the same time. Further bodies are received without a thread. */
    static final int MAX_WAITING_THREADS = 4;

    /** The rest of a refused body that is received before the answer; a longer one may lose the answer. */
    static final long MAX_THROWN_AWAY_BYTES = 16L << 20;

    /** Bodies at the same time that have not come to their end. */
    static final int MAX_PENDING = 4_000;

    private static final long MAX_PENDING_BYTES = 64L << 20;

    /** Of all bodies that have not come to their end: at most an eighth of the heap. */
    static long maxPendingBytes() {
        return Math.min(MAX_PENDING_BYTES, Runtime.getRuntime().maxMemory() / 8);
    }
}
