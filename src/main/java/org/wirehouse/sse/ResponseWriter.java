package org.wirehouse.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a response without waiting. Bytes go to the container while it can take them; when it can take more it calls
 * {@link #onWritePossible()}. One thread at a time is inside; any other leaves its bytes in the queue and goes.
 */
final class ResponseWriter implements WriteListener {
    private final ServletOutputStream out;
    private final Consumer<Throwable> onFailure;
    private final Queue<Chunk> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queuedBytes = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean armed;
    private volatile @Nullable Throwable stopped;
    private volatile long pendingSinceNanos;
    private volatile long lastWriteNanos = System.nanoTime();

    // touched only by the thread that is inside
    private final Queue<Chunk> unconfirmed = new ArrayDeque<>(2);
    private boolean flushDue;

    /** @param onFailure called once, on the thread that met the failure; the connection is of no more use */
    ResponseWriter(ServletOutputStream out, Consumer<Throwable> onFailure) {
        this.out = out;
        this.onFailure = onFailure;
    }

    /** Queues a chunk and writes it if nothing is before it. Never blocks where the container keeps its promise. */
    void write(Chunk chunk) {
        queuedBytes.addAndGet(chunk.bytes().length);
        queue.add(chunk);
        pump();
    }

    /** Bytes that wait in the queue; the container may hold more. */
    int queuedBytes() {
        return queuedBytes.get();
    }

    /** Since when the client has left something unread ({@link System#nanoTime()}), or 0 if it keeps up. */
    long pendingSinceNanos() {
        return pendingSinceNanos;
    }

    /** When something was last written ({@link System#nanoTime()}). */
    long lastWriteNanos() {
        return lastWriteNanos;
    }

    /** Writes no more and drops what waits. */
    void stop(Throwable cause) {
        stopped = cause;
        pump();
    }

    @Override
    public void onWritePossible() {
        armed = true;
        pump();
    }

    @Override
    public void onError(Throwable cause) {
        onFailure.accept(cause);
    }

    private void pump() {
        if (calls.getAndIncrement() != 0) {
            return; // whoever is inside goes round once more
        }
        int seen = 1;
        do {
            writeWhatWaits();
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }

    private void writeWhatWaits() {
        try {
            while (stopped == null && armed && out.isReady()) {
                if (!flushDue) {
                    confirm();
                }
                Chunk chunk = queue.poll();
                if (chunk != null) {
                    unconfirmed.add(chunk); // before it is written, so that it is reported even if that fails
                    write(chunk.bytes());
                } else if (flushDue) {
                    flushDue = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            onFailure.accept(e);
        }
        Throwable cause = stopped;
        if (cause != null) {
            drop(cause);
        }
    }

    private void write(byte[] bytes) throws IOException {
        queuedBytes.addAndGet(-bytes.length);
        lastWriteNanos = System.nanoTime();
        if (pendingSinceNanos == 0) {
            pendingSinceNanos = lastWriteNanos;
        }
        flushDue = true;
        out.write(bytes);
    }

    private void confirm() {
        pendingSinceNanos = 0;
        for (Chunk chunk = unconfirmed.poll(); chunk != null; chunk = unconfirmed.poll()) {
            chunk.taken();
        }
    }

    private void drop(Throwable cause) {
        pendingSinceNanos = 0;
        for (Chunk chunk = unconfirmed.poll(); chunk != null; chunk = unconfirmed.poll()) {
            chunk.dropped(cause);
        }
        for (Chunk chunk = queue.poll(); chunk != null; chunk = queue.poll()) {
            chunk.dropped(cause);
        }
    }
}
