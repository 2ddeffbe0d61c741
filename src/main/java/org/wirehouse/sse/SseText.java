package org.wirehouse.sse;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of an event stream. The end of a line can be CR, LF or CRLF, so a CR or LF inside a value would begin
 * a line of its own and let data forge fields (CWE-93): data is split at them, everything else loses them.
 */
public final class SseText {
    /** The headers of an event with which an application sets what the log does not know. */
    static final String ID = "sse.id";

    static final String COMMENT = "sse.comment";
    static final String RETRY = "sse.retry";
    /** Present if the event has no data, which is not the same as empty data. */
    static final String NO_DATA = "sse.no-data";

    private final StringBuilder lines = new StringBuilder(256);
    private final boolean spaced;

    public SseText() {
        this(true);
    }

    private SseText(boolean spaced) {
        this.spaced = spaced;
    }

    /** Leaves the space after the colon out, but for a value that begins with one: a parser takes the first away. */
    static SseText compact() {
        return new SseText(false);
    }

    public SseText id(String id) {
        // An id with NUL would be ignored by the client, and with it the position.
        return line("id", id);
    }

    public SseText event(@Nullable String type) {
        return type == null || type.isEmpty() ? this : line("event", type);
    }

    public SseText retry(long millis) {
        return line("retry", Long.toString(millis));
    }

    public SseText comment(String comment) {
        return split("", comment);
    }

    public SseText data(String data) {
        return split("data", data);
    }

    /** The empty line that dispatches the event. */
    public SseText end() {
        lines.append('\n');
        return this;
    }

    public byte[] bytes() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private SseText line(String field, String value) {
        name(field, value, 0);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\r' && c != '\n' && c != '\0') {
                lines.append(c);
            }
        }
        lines.append('\n');
        return this;
    }

    private SseText split(String field, String value) {
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n' || c == '\r') {
                name(field, value, start);
                lines.append(value, start, i).append('\n');
                if (c == '\r' && i + 1 < value.length() && value.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        name(field, value, start);
        lines.append(value, start, value.length()).append('\n');
        return this;
    }

    private void name(String field, String value, int start) {
        lines.append(field).append(':');
        if (spaced || value.startsWith(" ", start)) {
            lines.append(' ');
        }
    }
}
