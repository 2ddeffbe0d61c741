package org.wirehouse.ticker;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Continuity;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.Framing;
import org.wirehouse.sse.SseText;

/**
 * The quotes of a batch as one event with an array: {@code snapshot} if it replaces all that the client knows,
 * {@code quotes} if it adds to it. Only the last event carries an id, that of the batch, so that a client which loses the
 * connection in between gets the whole batch again.
 */
final class TickerFraming implements Framing {
    static final TickerFraming TICKER = new TickerFraming();

    private TickerFraming() {}

    @Override
    public byte[] frame(Batch batch) {
        SseText text = new SseText();
        List<Event> quotes = batch.events().stream()
                .filter(event -> Ticker.QUOTE.equals(event.type()))
                .toList();
        List<Event> others = batch.events().stream()
                .filter(event -> !Ticker.QUOTE.equals(event.type()))
                .toList();
        boolean replaces = batch.continuity() != Continuity.FOLLOWS;
        boolean hasQuotes = replaces || !quotes.isEmpty();
        for (int i = 0; i < others.size(); i++) {
            Event event = others.get(i);
            if (!hasQuotes && i == others.size() - 1) {
                text.id(lastId(batch));
            }
            text.event(event.type()).data(event.data()).end();
        }
        if (hasQuotes) {
            if (!batch.events().isEmpty()) {
                text.id(lastId(batch));
            }
            text.event(replaces ? "snapshot" : "quotes").data(array(quotes)).end();
        }
        return text.bytes();
    }

    private static String lastId(Batch batch) {
        return batch.events().get(batch.events().size() - 1).id().toString();
    }

    private static String array(List<Event> quotes) {
        return quotes.stream().map(Event::data).map(Objects::requireNonNull).collect(Collectors.joining(",", "[", "]"));
    }
}
