package org.wirehouse.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that leave together, in the order of their ids, encoded at most once per {@link Framing}. */
public final class Batch {
    private final List<Event> events;
    private final Continuity continuity;
    private volatile @Nullable Frame frames;

    Batch(List<Event> events, Continuity continuity) {
        this.events = events;
        this.continuity = continuity;
    }

    /** The events, unmodifiable; empty only if {@link #continuity()} is not {@link Continuity#FOLLOWS}. */
    public List<Event> events() {
        return events;
    }

    public Continuity continuity() {
        return continuity;
    }

    /** True if there is nothing to tell a subscriber. */
    boolean isEmpty() {
        return events.isEmpty() && continuity == Continuity.FOLLOWS;
    }

    /** The encoded batch, made by the first who asks; a race encodes twice and keeps one, which is harmless. */
    @SuppressWarnings("unchecked") // a frame holds what its own framing made
    public <T> T framed(Framing<T> framing) {
        for (Frame frame = frames; frame != null; frame = frame.next) {
            if (frame.framing.equals(framing)) {
                return (T) frame.content;
            }
        }
        T content = framing.frame(this);
        frames = new Frame(framing, content, frames);
        return content;
    }

    private static final class Frame {
        private final Framing<?> framing;
        private final Object content;
        private final @Nullable Frame next;

        Frame(Framing<?> framing, Object content, @Nullable Frame next) {
            this.framing = framing;
            this.content = content;
            this.next = next;
        }
    }
}
