package org.wirehouse.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.Consumer;
import org.wirehouse.transport.ChunkWriter;
import org.wirehouse.transport.Traffic;

/** Writes bytes to a response; the container calls {@link #onWritePossible()} when it can take more. */
final class ResponseWriter extends ChunkWriter<byte[]> implements WriteListener {
    private final ServletOutputStream out;
    private volatile boolean armed;

    /** @param onFailure called on the thread that met the failure; the connection is of no more use */
    ResponseWriter(ServletOutputStream out, Traffic traffic, Consumer<Throwable> onFailure) {
        super(traffic, onFailure);
        this.out = out;
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

    @Override
    protected void flush() throws IOException {
        out.flush();
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
