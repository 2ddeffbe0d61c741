package org.wirehouse.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The output of a container of which the test decides how much it can take. Complains like one when it is misused. */
final class FakeOutputStream extends ServletOutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final AtomicInteger room;
    private volatile boolean broken;
    private volatile boolean asked;
    private @Nullable WriteListener listener;
    private int flushes;

    /** @param room how many writes and flushes it takes before it is not ready any more */
    FakeOutputStream(int room) {
        this.room = new AtomicInteger(room);
    }

    void room(int writes) {
        room.set(writes);
    }

    /** Who is to be told that this is ready. */
    WriteListener listener() {
        return Objects.requireNonNull(listener);
    }

    void breakDown() {
        broken = true;
    }

    @Override
    public boolean isReady() {
        asked = room.get() > 0;
        return asked;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        use();
        taken.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        use();
        flushes++;
    }

    private void use() throws IOException {
        if (!asked) {
            throw new IllegalStateException("not ready, or not asked");
        }
        if (broken) {
            throw new IOException("broken pipe");
        }
        asked = false;
        room.decrementAndGet();
    }

    @Override
    public void write(int b) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setWriteListener(@Nullable WriteListener listener) {
        this.listener = listener; // the test says when it is called
    }

    synchronized String text() {
        return taken.toString(StandardCharsets.UTF_8);
    }

    synchronized int flushes() {
        return flushes;
    }
}
