package org.wirehouse.channels;

import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.Page;

/**
 * Writes an {@link EventPage} in which data that was published as JSON is JSON, unchanged to the last digit, and other data is
 * a string. The lines of {@code ws/stream} have the same rule.
 */
final class InlinePage {
    /** Looking it up costs more than writing an event. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private InlinePage() {}

    static String json(Page page) {
        StringJoiner events = new StringJoiner(",", "{\"events\":[", "]");
        page.events().forEach(event -> events.add(json(event)));
        return events + ",\"reset\":" + page.reset() + ",\"head\":"
                + quoted(page.head().toString()) + "}";
    }

    private static String json(Event event) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        add(members, "id", event.id().toString());
        add(members, "type", event.type());
        add(members, "key", event.key());
        add(members, "time", Instant.ofEpochMilli(event.timeMillis()).toString());
        members.add("\"data\":" + (event.isJson() ? event.data() : quoted(event.data())));
        return members.toString();
    }

    private static void add(StringJoiner members, String name, @Nullable String value) {
        if (value != null) {
            members.add('"' + name + "\":" + quoted(value));
        }
    }

    private static String quoted(String text) {
        return JSON.createValue(text).toString();
    }
}
