package org.wirehouse.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The bounded memory of a channel, in the order of ids. One thread at a time changes it, any number read it without a
 * lock. What falls out of a bound moves the {@linkplain #floor() floor}, so that a reader can tell that it has missed
 * something; what a later event of the same key replaces does not, because nothing is missed by it.
 */
final class History {
    private final Retention retention;
    private final ConcurrentSkipListMap<EventId, Event> events = new ConcurrentSkipListMap<>();
    private final @Nullable Map<String, Event> latest;
    private int count;
    private long bytes;
    private volatile EventId floor;

    History(Retention retention, EventId origin) {
        this.retention = retention;
        this.latest = retention.kind() == Retention.Kind.LATEST ? new HashMap<>() : null;
        this.floor = origin;
    }

    /** Events up to this id may be missing: a cursor before it cannot be served without a reset. */
    EventId floor() {
        return floor;
    }

    int size() {
        return events.size();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    synchronized void append(Event event) {
        events.put(event.id(), event);
        count++;
        bytes += event.size();
        String key = event.key();
        if (latest != null && key != null) {
            // After the new one is in, so that a reader in between meets the key twice rather than not at all.
            Event replaced = latest.put(key, event);
            if (replaced != null) {
                remove(replaced);
            }
        }
        while (count > retention.maxEvents() || (bytes > retention.maxBytes() && count > 1)) {
            evictOldest();
        }
    }

    /** Lets go of what is older than the retention allows. */
    synchronized void expire(long nowMillis) {
        long oldest = nowMillis - retention.maxAge().toMillis();
        while (count > 0 && events.firstEntry().getValue().timeMillis() < oldest) {
            evictOldest();
        }
    }

    private void evictOldest() {
        Event oldest = events.firstEntry().getValue();
        floor = oldest.id(); // before it goes: a reader that misses it then sees the floor above its cursor
        remove(oldest);
        String key = oldest.key();
        if (latest != null && key != null) {
            latest.remove(key);
        }
    }

    private void remove(Event event) {
        events.remove(event.id());
        count--;
        bytes -= event.size();
    }

    /**
     * Adds the events with {@code after < id <= upTo} that {@code filter} lets pass to {@code into}, oldest first, and
     * stops when {@code maxBytes} are reached. Check {@link #floor()} afterwards, not before.
     */
    void collect(EventId after, EventId upTo, EventFilter filter, long maxBytes, List<Event> into) {
        if (!upTo.isAfter(after)) {
            return; // a cursor can be further on than a channel: ids are those of all channels
        }
        long collected = 0;
        for (Event event : events.subMap(after, false, upTo, true).values()) {
            if (filter.accepts(event)) {
                into.add(event);
                collected += event.size();
                if (collected >= maxBytes) {
                    return;
                }
            }
        }
    }

    /** The newest events up to {@code upTo} that {@code filter} lets pass, at most {@code limit}, oldest first. */
    List<Event> newest(EventId upTo, EventFilter filter, int limit) {
        Deque<Event> newest = new ArrayDeque<>();
        for (Event event : events.headMap(upTo, true).descendingMap().values()) {
            if (newest.size() >= limit) {
                break;
            }
            if (filter.accepts(event)) {
                newest.addFirst(event);
            }
        }
        return List.copyOf(newest);
    }
}
