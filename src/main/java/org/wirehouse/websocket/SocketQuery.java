package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wirehouse.hub.Cursors;
import org.wirehouse.hub.EventId;
import org.wirehouse.text.Misspelling;

/** The query of the address under which a session was opened. */
public final class SocketQuery {
    private final Map<String, List<String>> parameters;

    private SocketQuery(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads the query ourselves: Payara takes the UTF-8 in it for ISO 8859-1 where it fills the session's parameters.
     *
     * @throws IllegalArgumentException if what follows a percent sign is not hexadecimal
     */
    public static SocketQuery of(Session session) {
        String query = session.getQueryString();
        return parse(query == null ? "" : query);
    }

    /** Reads {@code a=1&b=2} as it stands in an address, in UTF-8. */
    static SocketQuery parse(String query) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            parameters.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
        }
        return new SocketQuery(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /**
     * Refuses a misspelt parameter, which would be ignored else.
     *
     * @param known the parameters that have a meaning here; others that resemble none of them are ignored
     * @throws IllegalArgumentException if one is misspelt; the message names the one that is meant
     */
    public void requireKnown(String... known) {
        Misspelling.among(parameters.keySet(), Set.of(known)).ifPresent(message -> {
            throw new IllegalArgumentException(message);
        });
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
     * Where a returning client wants to go on: the newest valid one of the parameters {@code after}.
     *
     * @param head the head of the log
     * @return empty if there is none, or all are blank
     * @throws IllegalArgumentException if none is an event id
     */
    public Optional<EventId> after(EventId head) {
        try {
            return Cursors.newest(all("after"), head);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("after: " + e.getMessage(), e);
        }
    }
}
