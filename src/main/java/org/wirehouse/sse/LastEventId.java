package org.wirehouse.sse;

import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.stream.Stream;
import org.wirehouse.http.Parameters;
import org.wirehouse.hub.Cursors;
import org.wirehouse.hub.EventId;

/** Where a returning client wants to go on. */
public final class LastEventId {
    private LastEventId() {}

    /**
     * Reads the cursor of a request: the newest valid id of the header and the query.
     *
     * <p>A header without any id comes from another server at this address. The client is not to blame, so it is reset. A
     * query was written by a program, which is told about its mistake.
     *
     * @param headers the values of {@code Last-Event-ID}
     * @param queries the values of {@code lastEventId}
     * @param head the head of the log
     * @param otherwise where a client begins that sends neither
     * @throws BadRequestException if there is no id in the query, and nothing in the header
     */
    public static EventId of(List<String> headers, List<String> queries, EventId head, EventId otherwise) {
        List<String> all = Stream.concat(headers.stream(), queries.stream()).toList();
        try {
            return Cursors.newest(all, head).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            if (headers.stream().allMatch(String::isBlank)) {
                throw Parameters.invalid("lastEventId", e);
            }
            return EventId.FOREIGN;
        }
    }
}
