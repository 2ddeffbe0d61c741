package org.wirehouse.sse;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bytes on their way to a client, and who wants to know what became of them. */
final class Chunk {
    private final byte[] bytes;
    private final Consumer<@Nullable Throwable> done;

    /**
     * Joins the two.
     *
     * @param bytes shared with other clients, never changed
     * @param done called once: with {@code null} when the container has taken the bytes and is ready for more, with the
     *     cause when they were dropped
     */
    Chunk(byte[] bytes, Consumer<@Nullable Throwable> done) {
        this.bytes = bytes;
        this.done = done;
    }

    byte[] bytes() {
        return bytes;
    }

    void taken() {
        done.accept(null);
    }

    void dropped(Throwable cause) {
        done.accept(cause);
    }
}
