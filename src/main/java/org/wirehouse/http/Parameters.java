package org.wirehouse.http;

import jakarta.ws.rs.BadRequestException;
import org.wirehouse.hub.EventId;

/** Reads parameters of queries. */
public final class Parameters {
    private Parameters() {}

    /**
     * Reads an event id.
     *
     * @param name of the parameter, for the complaint
     * @throws BadRequestException if it is none; the message shows how it begins
     */
    public static EventId eventId(String name, String text) {
        try {
            return EventId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(name + ": " + e.getMessage(), e);
        }
    }
}
