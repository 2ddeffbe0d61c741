package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import org.wirehouse.hub.EventId;

/** The query of the address under which a session was opened. */
public final class SocketQuery {
    private final Map<String, List<String>> parameters;

    private SocketQuery(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    public static SocketQuery of(Session session) {
        return new SocketQuery(session.getRequestParameterMap());
    }

    /** All values of a parameter. */
    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** The first value of a parameter, or empty text. */
    public String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /**
     * Where a returning client wants to go on: the parameter {@code after}.
     *
     * @param otherwise where a client begins that brings none
     * @throws IllegalArgumentException if it is no event id
     */
    public EventId after(EventId otherwise) {
        String after = first("after");
        if (after.isBlank()) {
            return otherwise;
        }
        try {
            return EventId.parse(after);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("after: " + e.getMessage(), e);
        }
    }
}
