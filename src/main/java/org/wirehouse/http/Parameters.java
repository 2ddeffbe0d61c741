package org.wirehouse.http;

import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Optional;
import org.wirehouse.hub.Cursors;
import org.wirehouse.hub.EventId;

/** Reads parameters of queries. */
public final class Parameters {
    private Parameters() {}

    /**
     * Reads a cursor that may have been sent several times; the newest valid one counts.
     *
     * @param name of the parameter, for the message
     * @param head the head of the log
     * @return empty if there is none, or all are blank
     * @throws BadRequestException if none is an event id; the message shows how the first begins
     */
    public static Optional<EventId> cursor(String name, List<String> values, EventId head) {
        try {
            return Cursors.newest(values, head);
        } catch (IllegalArgumentException e) {
            throw invalid(name, e);
        }
    }

    /** The answer to a parameter that cannot be read. */
    public static BadRequestException invalid(String name, IllegalArgumentException cause) {
        return new BadRequestException(name + ": " + cause.getMessage(), cause);
    }
}
