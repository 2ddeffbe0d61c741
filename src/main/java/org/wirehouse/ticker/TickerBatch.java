package org.wirehouse.ticker;

import java.util.List;
import java.util.stream.Collectors;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Continuity;
import org.wirehouse.hub.Event;

/**
 * What a batch of the ticker has to say, whatever the transport: first the others, such as the state of the feed, then
 * all quotes as one array. Only what comes last may carry an id, that of the batch, so that a client which loses the
 * connection in between gets the whole batch again.
 *
 * @param type {@code snapshot} if the quotes replace all that the client knows, {@code quotes} if they add to it
 * @param others events that are not quotes
 * @param quotes events with one quote each
 * @param hasQuotes false if there is no array to send; a snapshot may be empty
 */
record TickerBatch(String type, List<Event> others, List<Event> quotes, boolean hasQuotes) {
    static TickerBatch of(Batch batch) {
        boolean replaces = batch.continuity() != Continuity.FOLLOWS;
        List<Event> quotes =
                batch.events().stream().filter(TickerBatch::isQuote).toList();
        List<Event> others =
                batch.events().stream().filter(event -> !isQuote(event)).toList();
        return new TickerBatch(replaces ? "snapshot" : "quotes", others, quotes, replaces || !quotes.isEmpty());
    }

    private static boolean isQuote(Event event) {
        return Ticker.QUOTE.equals(event.type());
    }

    /** All quotes, as a JSON array. */
    String array() {
        return quotes.stream().map(Event::data).collect(Collectors.joining(",", "[", "]"));
    }
}
