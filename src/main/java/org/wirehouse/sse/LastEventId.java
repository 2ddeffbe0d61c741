package org.wirehouse.sse;

import jakarta.ws.rs.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.wirehouse.http.Parameters;
import org.wirehouse.hub.EventId;

/** Where a returning client wants to go on. */
public final class LastEventId {
    private LastEventId() {}

    /**
     * Reads the cursor of a request; the header wins over the query. A header that is no id of ours is what the client
     * got from somebody else at this address: it is not the client's fault, and leads to a reset.
     *
     * @param header the value of {@code Last-Event-ID}
     * @param query the value of {@code lastEventId}
     * @param otherwise where a client begins that brings neither
     * @throws BadRequestException if the query is not an event id
     */
    public static EventId of(@Nullable String header, @Nullable String query, EventId otherwise) {
        if (header != null && !header.isBlank()) {
            return foreignUnlessValid(header.strip());
        }
        if (query == null || query.isBlank()) {
            return otherwise;
        }
        return Parameters.eventId("lastEventId", query);
    }

    private static EventId foreignUnlessValid(String header) {
        try {
            return EventId.parse(header);
        } catch (IllegalArgumentException e) {
            return EventId.FOREIGN;
        }
    }
}
