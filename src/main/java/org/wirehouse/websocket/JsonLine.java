package org.wirehouse.websocket;

import jakarta.json.spi.JsonProvider;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;

/**
 * Writes one JSON object without a line break in it. What the log holds as JSON is put in as it is, because it was
 * serialised once, when it was published.
 */
public final class JsonLine {
    /** Looking it up costs more than writing a line. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Tells that events are missing before what follows. */
    public static final String RESET =
            new JsonLine().text("type", "reset").text("reason", "history-lost").end();

    private final StringBuilder line = new StringBuilder(256).append('{');

    /** The line of an event, without its data. */
    public static JsonLine of(Event event, @Nullable String type) {
        return new JsonLine()
                .text("id", event.id().toString())
                .text("channel", event.channel())
                .text("type", type)
                .text("key", event.key())
                .number("time", event.timeMillis());
    }

    /** The line that moves a client's cursor past events that were not for it. */
    public static String position(EventId id) {
        return new JsonLine().text("type", "position").text("id", id.toString()).end();
    }

    /** A member with text; left out if there is none. */
    public JsonLine text(String name, @Nullable String value) {
        return value == null ? this : member(name, JSON.createValue(value).toString());
    }

    public JsonLine number(String name, long value) {
        return member(name, Long.toString(value));
    }

    /** A member with a value that is JSON already. Between tokens a line break is as good as a space. */
    public JsonLine json(String name, String value) {
        return member(name, value.replace('\n', ' ').replace('\r', ' '));
    }

    private JsonLine member(String name, String json) {
        if (line.length() > 1) {
            line.append(',');
        }
        line.append('"').append(name).append("\":");
        appendWellFormed(json);
        return this;
    }

    /** Half a surrogate pair cannot be encoded, but it can be escaped: in JSON it is always inside a string. */
    private void appendWellFormed(String json) {
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!Character.isSurrogate(c)) {
                line.append(c);
            } else if (i + 1 < json.length() && Character.isSurrogatePair(c, json.charAt(i + 1))) {
                line.append(c).append(json.charAt(++i));
            } else {
                line.append("\\u").append(Integer.toHexString(c));
            }
        }
    }

    public String end() {
        return line.append('}').toString();
    }
}
