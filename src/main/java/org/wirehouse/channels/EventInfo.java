package org.wirehouse.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Event;

/**
 * An event that is read back.
 *
 * @param type absent if it was published without
 * @param key absent if it was published without
 * @param time when it was published
 * @param data as it was published; JSON is text here
 */
public record EventInfo(
        String id, @Nullable String type, @Nullable String key, Instant time, String data) {
    static EventInfo of(Event event) {
        return new EventInfo(
                event.id().toString(),
                event.type(),
                event.key(),
                Instant.ofEpochMilli(event.timeMillis()),
                event.data());
    }
}
