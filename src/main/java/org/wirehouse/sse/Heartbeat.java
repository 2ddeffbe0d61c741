package org.wirehouse.sse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What breaks the silence of a stream. All streams of a style share one. */
final class Heartbeat {
    /** Type of the event. */
    static final String TYPE = "heartbeat";

    static final Heartbeat COMMENT = new Heartbeat(null);

    private final @Nullable String data;
    private final byte[] bytes;

    private Heartbeat(@Nullable String data) {
        this.data = data;
        this.bytes = data == null
                ? new SseText().comment("").end().bytes()
                : event(new SseText(), data).bytes();
    }

    /** @param period told to the client, so that it knows after how much silence to give the connection up */
    static Heartbeat event(Duration period) {
        return new Heartbeat("{\"seconds\":" + period.toSeconds() + "}");
    }

    /** Whether a page can see it. */
    boolean isEvent() {
        return data != null;
    }

    byte[] bytes() {
        return bytes;
    }

    /** With a new position for the client. */
    byte[] bytes(String id) {
        SseText text = new SseText().id(id);
        return (data == null ? text.end() : event(text, data)).bytes();
    }

    private static SseText event(SseText text, String data) {
        return text.event(TYPE).data(data).end();
    }
}
