package org.wirehouse.sse;

import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Continuity;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.Framing;

/** Each event of a batch as one event of the stream; a {@code reset} event comes first where something is missing. */
public final class SseFraming implements Framing<byte[]> {
    /** Stateless, so one is enough, and its bytes are shared by all streams. */
    public static final SseFraming EVENTS = new SseFraming();

    private SseFraming() {}

    @Override
    public byte[] frame(Batch batch) {
        SseText text = new SseText();
        if (batch.continuity() == Continuity.RESET) {
            text.event("reset").data("{\"reason\":\"history-lost\"}").end();
        }
        for (Event event : batch.events()) {
            write(event, text);
        }
        return text.bytes();
    }

    private static void write(Event event, SseText text) {
        String comment = event.header(SseText.COMMENT);
        if (comment != null) {
            text.comment(comment);
        }
        String retry = event.header(SseText.RETRY);
        if (retry != null) {
            text.retry(Long.parseLong(retry));
        }
        String id = event.header(SseText.ID);
        text.id(id != null ? id : event.id().toString()).event(event.type());
        if (event.header(SseText.NO_DATA) == null) {
            text.data(event.data());
        }
        text.end();
    }
}
