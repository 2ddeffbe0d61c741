package org.wirehouse.ticker;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.Framing;
import org.wirehouse.websocket.JsonLine;

/** A batch of the ticker as JSON lines, with the same data as over SSE. A frame arrives whole, so each line has its id. */
final class TickerLines implements Framing<String> {
    static final TickerLines TICKER = new TickerLines();

    private TickerLines() {}

    @Override
    public String frame(Batch batch) {
        TickerBatch parts = TickerBatch.of(batch);
        StringJoiner lines = new StringJoiner("\n");
        for (Event event : parts.others()) {
            lines.add(line(batch.events(), event.type(), event.data()));
        }
        if (parts.hasQuotes()) {
            lines.add(line(batch.events(), parts.type(), parts.array()));
        }
        return lines.toString();
    }

    private static String line(List<Event> batch, @Nullable String type, String data) {
        JsonLine line = new JsonLine();
        if (!batch.isEmpty()) {
            line.text("id", batch.get(batch.size() - 1).id().toString());
        }
        line.text("channel", Ticker.CHANNEL).text("type", type);
        if (!batch.isEmpty()) {
            line.number("time", batch.get(batch.size() - 1).timeMillis());
        }
        return line.json("data", data).end();
    }
}
