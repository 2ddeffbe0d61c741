package org.wirehouse.hub;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher hands in: an event that has no id yet.
 *
 * @param channel name of the channel
 * @param type the event's type, or {@code null} for none; at most {@value #MAX_NAME} characters, no control characters
 * @param key what the event is about, such as a symbol; a channel that keeps the latest event per key needs it; the
 *     same bounds as {@code type}
 * @param data the payload, passed on unchanged
 * @param headers what a transport may want to know beside the payload; usually empty
 */
public record Publication(
        String channel, @Nullable String type, @Nullable String key, String data, Map<String, String> headers) {
    /** The header that says what the data is; without it the data is plain text. */
    public static final String CONTENT_TYPE = "content-type";

    /** The content type of data that is one JSON value. */
    public static final String JSON = "application/json";

    static final int MAX_NAME = 200;

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if type or key is empty, too long or holds a control character (CWE-93)
     */
    public Publication {
        check("type", type);
        check("key", key);
        headers = Map.copyOf(headers);
    }

    /** A publication without headers. */
    public Publication(String channel, @Nullable String type, @Nullable String key, String data) {
        this(channel, type, key, data, Map.of());
    }

    /** A publication whose data is one JSON value. */
    public static Publication json(String channel, @Nullable String type, @Nullable String key, String data) {
        return new Publication(channel, type, key, data, Map.of(CONTENT_TYPE, JSON));
    }

    /** The same for another channel. */
    Publication in(String other) {
        return new Publication(other, type, key, data, headers);
    }

    private static void check(String what, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.isEmpty() || value.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "the " + what + " of an event has 1 to " + MAX_NAME + " characters, had " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("the " + what + " of an event must not hold control characters, had "
                        + String.format("U+%04X", (int) value.charAt(i)) + " at position " + i);
            }
        }
    }
}
