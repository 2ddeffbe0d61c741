package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.EventId;

/** The query of the address under which a session was opened. */
public final class SocketQuery {
    private final Map<String, List<String>> parameters;

    private SocketQuery(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads the query of a session itself, because Tyrus takes the bytes of its parameters for ISO-8859-1.
     *
     * @throws IllegalArgumentException if it is not encoded as a query is
     */
    public static SocketQuery of(Session session) {
        return of(session.getQueryString());
    }

    static SocketQuery of(@Nullable String query) {
        Map<String, List<String>> parameters = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decoded(name), first -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return new SocketQuery(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
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
