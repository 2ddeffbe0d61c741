package org.wirehouse.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a channel's log. Immutable, and shared by all who receive it: what transports encode from it is kept with
 * it, so that it is encoded once however many clients there are.
 */
public final class Event {
    /** Rough heap cost of an event beside its text, in bytes; only used to bound a history. */
    private static final int OVERHEAD = 200;

    private final EventId id;
    private final Publication publication;
    private final long timeMillis;
    private final Batch alone;

    /** @param timeMillis when it was published, milliseconds since the Unix epoch */
    public Event(EventId id, Publication publication, long timeMillis) {
        this.id = id;
        this.publication = publication;
        this.timeMillis = timeMillis;
        this.alone = new Batch(List.of(this), Continuity.FOLLOWS);
    }

    public EventId id() {
        return id;
    }

    public String channel() {
        return publication.channel();
    }

    public @Nullable String type() {
        return publication.type();
    }

    public @Nullable String key() {
        return publication.key();
    }

    public String data() {
        return publication.data();
    }

    /** The header of this name, or {@code null}. */
    public @Nullable String header(String name) {
        return publication.headers().get(name);
    }

    /** True if the data is one JSON value. */
    public boolean isJson() {
        return Publication.JSON.equals(header(Publication.CONTENT_TYPE));
    }

    /** When it was published, in milliseconds since the Unix epoch. */
    public long timeMillis() {
        return timeMillis;
    }

    /** Estimated size in bytes, for bounds. */
    int size() {
        return OVERHEAD + publication.data().length();
    }

    /** The batch of this event alone: the common case when clients keep up, so it is shared. */
    Batch alone() {
        return alone;
    }

    @Override
    public String toString() {
        return channel() + " " + id;
    }
}
