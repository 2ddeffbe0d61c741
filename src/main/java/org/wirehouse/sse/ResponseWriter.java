package org.wirehouse.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.wirehouse.transport.ChunkWriter;
import org.wirehouse.transport.Traffic;

/** Writes bytes to a response; the container calls {@link #onWritePossible()} when it can take more. */
final class ResponseWriter extends ChunkWriter<byte[]> implements WriteListener {
    private final Runnable left;

    @SuppressWarnings("NullAway.Init") // nobody is inside before it is set
    private ServletOutputStream out;

    private volatile boolean armed;
    private boolean flushed; // touched only by the thread that is inside

    /**
     * Has nowhere to write to yet.
     *
     * @param threads do the writing
     * @param onFailure called on the thread that met the failure; the connection is of no more use
     * @param left called once after {@link #stop}, when no thread is inside the output any more
     */
    ResponseWriter(Traffic traffic, Executor threads, Consumer<Throwable> onFailure, Runnable left) {
        super(traffic, threads, onFailure);
        this.left = left;
    }

    /** Writes to the output from when the container says so. */
    void begin(ServletOutputStream output) {
        out = output;
        output.setWriteListener(this);
        begin();
    }

    @Override
    protected boolean isReady() {
        return armed && out.isReady();
    }

    @Override
    protected boolean hand(byte[] bytes) throws IOException {
        out.write(bytes);
        return true;
    }

    /** The first of a response sends nothing on Open Liberty 26.0.0.3, not even the headers, so it is done twice. */
    @Override
    protected void flush() throws IOException {
        out.flush();
        if (!flushed) {
            flushed = true;
            if (out.isReady()) {
                out.flush();
            }
        }
    }

    @Override
    protected void left() {
        left.run();
    }

    @Override
    public void onWritePossible() {
        armed = true;
        pump();
    }

    @Override
    public void onError(Throwable cause) {
        fail(cause);
    }
}
