package org.wirehouse.chat;

import java.util.StringJoiner;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Continuity;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.Framing;
import org.wirehouse.websocket.JsonLine;

/** Each event of a room as one line: its data, with its type and id put in front. */
final class ChatLines implements Framing<String> {
    /** Stateless, so one is enough, and its text is shared by all members. */
    static final ChatLines LINES = new ChatLines();

    private ChatLines() {}

    @Override
    public String frame(Batch batch) {
        StringJoiner lines = new StringJoiner("\n");
        if (batch.continuity() == Continuity.RESET) {
            lines.add(JsonLine.RESET);
        }
        for (Event event : batch.events()) {
            String head = new JsonLine()
                    .text("type", event.type())
                    .text("id", event.id().toString())
                    .end();
            // both are objects that are not empty, written here and in ChatRoom
            lines.add(head.substring(0, head.length() - 1) + "," + event.data().substring(1));
        }
        return lines.toString();
    }
}
