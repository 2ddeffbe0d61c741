package org.wirehouse.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.wirehouse.transport.ChunkWriter;
import org.wirehouse.transport.Traffic;

/** Writes bytes to a response; the container calls {@link #onWritePossible()} when it can take more. */
final class ResponseWriter extends ChunkWriter<byte[]> implements WriteListener {
    private final ServletOutputStream out;
    private final Runnable left;
    private volatile boolean armed;
    private final AtomicBoolean possible = new AtomicBoolean();

    /**
     * Begins to write when the container says so.
     *
     * @param threads do the writing
     * @param onFailure called on the thread that met the failure; the connection is of no more use
     * @param left called once after {@link #stop}, when no thread is inside the output any more
     */
    ResponseWriter(
            ServletOutputStream out, Traffic traffic, Executor threads, Consumer<Throwable> onFailure, Runnable left) {
        super(traffic, threads, onFailure);
        this.out = out;
        this.left = left;
    }

    /**
     * What the container has just said is believed once, because Open Liberty 26.0.0.3 says no to another thread that asks
     * while {@link #onWritePossible()} has not returned, and then never calls that again.
     */
    @Override
    protected boolean isReady() {
        return armed && (possible.getAndSet(false) || out.isReady());
    }

    @Override
    protected boolean hand(byte[] bytes) throws IOException {
        out.write(bytes);
        return true;
    }

    @Override
    protected void flush() throws IOException {
        out.flush();
    }

    @Override
    protected void left() {
        left.run();
    }

    @Override
    public void onWritePossible() {
        possible.set(true);
        armed = true;
        pump();
    }

    @Override
    public void onError(Throwable cause) {
        fail(cause);
    }
}
