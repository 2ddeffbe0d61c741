package org.wirehouse.transport;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something on its way to a client, and who wants to know what became of it. One that is done can be filled and written
 * again, so that a client which keeps up costs no object for each delivery.
 *
 * @param <T> what the connection takes
 */
public abstract class Chunk<T> {
    private @Nullable T content;
    private int size;

    /** In the queue in which it is, if it is in one. */
    @Nullable
    Chunk<T> next;

    /** A chunk that is written once. */
    public static <T> Chunk<T> of(T content, int size, Consumer<@Nullable Throwable> done) {
        Chunk<T> chunk = new Chunk<>() {
            @Override
            protected void done(@Nullable Throwable failure) {
                done.accept(failure);
            }
        };
        chunk.fill(content, size);
        return chunk;
    }

    /**
     * Puts something in, which only a chunk that is not on its way may have done to it.
     *
     * @param newContent shared with other clients, never changed
     * @param newSize in bytes, as far as it is known
     */
    protected final void fill(T newContent, int newSize) {
        content = newContent;
        size = newSize;
    }

    /**
     * Called once for each time it was written: with {@code null} when the connection has taken the content and is ready
     * for more, with the cause when it was dropped.
     */
    protected abstract void done(@Nullable Throwable failure);

    final int size() {
        return size;
    }

    final T content() {
        if (content == null) {
            throw new IllegalStateException("the chunk is empty");
        }
        return content;
    }

    /** Lets go of the content, because others may want the memory while this waits to be filled again. */
    final void end(@Nullable Throwable failure) {
        content = null;
        done(failure);
    }
}
