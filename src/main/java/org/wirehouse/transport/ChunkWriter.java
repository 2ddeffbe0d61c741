package org.wirehouse.transport;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a connection without waiting. Chunks go out while the connection can take them; when it can take more it calls
 * {@link #pump()}. One thread at a time is inside; any other, also the same one further down its stack, leaves its chunk
 * in the queue and goes. Until {@link #begin()} it is as if somebody were inside.
 */
public abstract class ChunkWriter<T> {
    private final Traffic traffic;
    private final Executor threads;
    private final Runnable rounds = this::goRound;
    private final Consumer<Throwable> onFailure;
    private volatile @Nullable Throwable stopped;
    private volatile long pendingSinceNanos;
    private volatile long lastWriteNanos = System.nanoTime();

    // written only by who holds the lock of the queue, for a few instructions
    private final ChunkQueue<T> queue = new ChunkQueue<>();
    private volatile int queuedBytes;
    private boolean inside = true;
    private boolean again;

    // touched only by the thread that is inside
    private final ChunkQueue<T> unconfirmed = new ChunkQueue<>();
    private boolean flushDue;
    private boolean hasLeft;

    /**
     * Begins with nothing to write.
     *
     * @param traffic counts what is written
     * @param threads do the writing: whoever has something to write, or others if the container blocks in it
     * @param onFailure called on the thread that met the failure; the connection is of no more use
     */
    protected ChunkWriter(Traffic traffic, Executor threads, Consumer<Throwable> onFailure) {
        this.traffic = traffic;
        this.threads = threads;
        this.onFailure = onFailure;
    }

    /** True when the connection has taken all that was written, and takes more. */
    protected abstract boolean isReady();

    /**
     * Hands content to the connection, which is ready.
     *
     * @return true if it needs a {@link #flush()} to leave
     * @throws IOException if the connection is broken
     */
    protected abstract boolean hand(T content) throws IOException;

    /**
     * Sends what was handed over. Called only if {@link #hand} asked for it, and nothing more waits.
     *
     * @throws IOException if the connection is broken
     */
    protected void flush() throws IOException {}

    /** Called once after {@link #stop}, when no thread is inside the connection any more and none will be. */
    protected void left() {}

    /** Queues a chunk and has it written if nothing is before it. */
    public void write(Chunk<T> chunk) {
        enter(chunk);
    }

    /** Bytes that wait in the queue; the container may hold more. */
    public int queuedBytes() {
        return queuedBytes;
    }

    /** Since when the client has left something unread ({@link System#nanoTime()}), or 0 if it keeps up. */
    public long pendingSinceNanos() {
        return pendingSinceNanos;
    }

    /** When something was last written ({@link System#nanoTime()}). */
    public long lastWriteNanos() {
        return lastWriteNanos;
    }

    /** Writes no more and drops what waits. */
    public void stop(Throwable cause) {
        stopped = cause;
        pump();
    }

    /** Lets writing begin, with what waits already. To be called once. */
    protected final void begin() {
        threads.execute(rounds);
    }

    /** Reports that the connection is of no more use. */
    protected final void fail(Throwable cause) {
        onFailure.accept(cause);
    }

    /** Goes on, because the connection may have become ready. */
    protected final void pump() {
        enter(null);
    }

    /** Queues the chunk, if there is one, and goes in; if somebody is inside, that one goes round once more instead. */
    private void enter(@Nullable Chunk<T> chunk) {
        synchronized (queue) {
            if (chunk != null) {
                queue.add(chunk);
                queuedBytes += chunk.size();
            }
            again = inside;
            if (again) {
                return;
            }
            inside = true;
        }
        threads.execute(rounds);
    }

    private void goRound() {
        do {
            writeWhatWaits();
        } while (!leave());
    }

    private boolean leave() {
        synchronized (queue) {
            inside = again;
            again = false;
            return !inside;
        }
    }

    private @Nullable Chunk<T> poll() {
        if (queue.isEmpty()) {
            return null; // what comes now lets this thread go round once more
        }
        synchronized (queue) {
            Chunk<T> chunk = queue.poll();
            if (chunk != null) {
                queuedBytes -= chunk.size();
            }
            return chunk;
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Tyrus throws an Error for text that is not well-formed
    private void writeWhatWaits() {
        try {
            while (stopped == null && isReady()) {
                if (!flushDue) {
                    confirm();
                }
                Chunk<T> chunk = poll();
                if (chunk != null) {
                    unconfirmed.add(chunk); // before it is written, so that it is reported even if that fails
                    write(chunk.content(), chunk.size());
                } else if (flushDue) {
                    flushDue = false;
                    flush();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
        Throwable cause = stopped;
        if (cause != null) {
            drop(cause);
            if (!hasLeft) {
                hasLeft = true;
                left();
            }
        }
    }

    private void write(T content, int size) throws IOException {
        lastWriteNanos = System.nanoTime();
        if (pendingSinceNanos == 0) {
            pendingSinceNanos = lastWriteNanos;
        }
        flushDue |= hand(content);
        traffic.wrote(size);
    }

    private void confirm() {
        pendingSinceNanos = 0;
        for (Chunk<T> chunk = unconfirmed.poll(); chunk != null; chunk = unconfirmed.poll()) {
            chunk.end(null);
        }
    }

    private void drop(Throwable cause) {
        pendingSinceNanos = 0;
        for (Chunk<T> chunk = unconfirmed.poll(); chunk != null; chunk = unconfirmed.poll()) {
            chunk.end(cause);
        }
        for (Chunk<T> chunk = poll(); chunk != null; chunk = poll()) {
            chunk.end(cause);
        }
    }
}
