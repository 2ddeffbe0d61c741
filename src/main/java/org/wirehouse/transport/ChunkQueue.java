package org.wirehouse.transport;

import org.jspecify.annotations.Nullable;

/** First in, first out; the chunks themselves are its links. For one thread at a time. */
final class ChunkQueue<T> {
    private @Nullable Chunk<T> first;
    private @Nullable Chunk<T> last;

    /** @param chunk which is in no queue */
    void add(Chunk<T> chunk) {
        if (last == null) {
            first = chunk;
        } else {
            last.next = chunk;
        }
        last = chunk;
    }

    /** May be asked beside the thread that changes it; what that one is just adding need not be seen yet. */
    boolean isEmpty() {
        return first == null;
    }

    /** Takes the first out; {@code null} if there is none. */
    @Nullable
    Chunk<T> poll() {
        Chunk<T> chunk = first;
        if (chunk != null) {
            first = chunk.next;
            chunk.next = null;
            if (first == null) {
                last = null;
            }
        }
        return chunk;
    }
}
