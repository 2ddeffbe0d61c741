package org.wirehouse.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the cursor of a client that sends more than one: an EventSource keeps the query of its page and adds the header
 * when it reconnects, and polyfills append a parameter for each reconnect.
 */
public final class Cursors {
    private Cursors() {}

    /**
     * Chooses the newest id that this log can have given. If there is none, the newest id of all is chosen, and the reader is
     * reset.
     *
     * @param sent the values as they were sent, in any order; blank values count as absent
     * @param head the head of the log; an id after it was not given by this log
     * @return empty if nothing was sent
     * @throws IllegalArgumentException if something was sent, but no value is an id; the message shows the first
     */
    public static Optional<EventId> newest(Collection<String> sent, EventId head) {
        List<EventId> ids = new ArrayList<>();
        IllegalArgumentException first = null;
        for (String text : sent) {
            try {
                if (!text.isBlank()) {
                    ids.add(EventId.parse(text.strip()));
                }
            } catch (IllegalArgumentException e) {
                first = first == null ? e : first;
            }
        }
        if (ids.isEmpty() && first != null) {
            throw first;
        }
        return ids.stream()
                .filter(id -> !id.isAfter(head))
                .max(Comparator.naturalOrder())
                .or(() -> ids.stream().max(Comparator.naturalOrder()));
    }
}
