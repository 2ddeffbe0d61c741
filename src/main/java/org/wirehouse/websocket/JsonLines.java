package org.wirehouse.websocket;

import java.util.StringJoiner;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Continuity;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.Framing;

/** Each event of a batch as one line; a {@code reset} comes first where something is missing. */
public final class JsonLines implements Framing<String> {
    /** Stateless, so one is enough, and its text is shared by all sessions. */
    public static final JsonLines EVENTS = new JsonLines();

    private JsonLines() {}

    @Override
    public String frame(Batch batch) {
        StringJoiner lines = new StringJoiner("\n");
        if (batch.continuity() == Continuity.RESET) {
            lines.add(JsonLine.RESET);
        }
        for (Event event : batch.events()) {
            JsonLine line = JsonLine.of(event, event.type());
            lines.add((event.isJson() ? line.json("data", event.data()) : line.text("data", event.data())).end());
        }
        return lines.toString();
    }
}
