package org.wirehouse.support;

import java.util.function.Consumer;

/**
 * Reads an event stream line by line.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">WHATWG HTML,
 *     9.2.6</a>
 */
final class SseParser {
    private final Consumer<SseEvent> events;
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private String idBuffer = "";
    private String lastEventId = "";
    private int comments;
    private int retries;
    private long retryMillis = -1;

    SseParser(Consumer<SseEvent> events) {
        this.events = events;
    }

    void line(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith(":")) {
            comments++;
        } else {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            field(field, value.startsWith(" ") ? value.substring(1) : value);
        }
    }

    private void field(String field, String value) {
        switch (field) {
            case "event" -> type = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> idBuffer = value;
            case "retry" -> {
                retries++;
                retryMillis = Long.parseLong(value);
            }
            default -> {
                // ignored, as the standard says
            }
        }
    }

    private void dispatch() {
        lastEventId = idBuffer;
        if (data.length() > 0) {
            data.setLength(data.length() - 1);
            events.accept(new SseEvent(lastEventId, type.isEmpty() ? "message" : type, data.toString()));
        }
        data.setLength(0);
        type = "";
    }

    String lastEventId() {
        return lastEventId;
    }

    int comments() {
        return comments;
    }

    int retries() {
        return retries;
    }

    long retryMillis() {
        return retryMillis;
    }
}
