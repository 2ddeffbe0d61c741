package org.wirehouse.ticker;

import java.util.List;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.Framing;
import org.wirehouse.sse.SseText;

/** A batch of the ticker as events of a stream. */
final class TickerFraming implements Framing<byte[]> {
    static final TickerFraming TICKER = new TickerFraming();

    private TickerFraming() {}

    @Override
    public byte[] frame(Batch batch) {
        TickerBatch parts = TickerBatch.of(batch);
        SseText text = new SseText();
        for (int i = 0; i < parts.others().size(); i++) {
            Event event = parts.others().get(i);
            if (!parts.hasQuotes() && i == parts.others().size() - 1) {
                text.id(lastId(batch.events()));
            }
            text.event(event.type()).data(event.data()).end();
        }
        if (parts.hasQuotes()) {
            if (!batch.events().isEmpty()) {
                text.id(lastId(batch.events()));
            }
            text.event(parts.type()).data(parts.array()).end();
        }
        return text.bytes();
    }

    private static String lastId(List<Event> events) {
        return events.get(events.size() - 1).id().toString();
    }
}
