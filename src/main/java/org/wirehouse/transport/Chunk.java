package org.wirehouse.transport;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something on its way to a client, and who wants to know what became of it.
 *
 * @param content shared with other clients, never changed
 * @param size in bytes, as far as it is known
 * @param done called once: with {@code null} when the connection has taken it and is ready for more, with the cause when
 *     it was dropped
 */
public record Chunk<T>(T content, int size, Consumer<@Nullable Throwable> done) {
    void taken() {
        done.accept(null);
    }

    void dropped(Throwable cause) {
        done.accept(cause);
    }
}
