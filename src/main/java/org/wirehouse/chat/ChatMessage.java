package org.wirehouse.chat;

import jakarta.json.bind.Jsonb;
import java.time.Instant;
import org.wirehouse.hub.Event;

/**
 * Something that was said.
 *
 * @param id of the event in the channel of the room; ids grow in the order in which things were said
 * @param name of who said it, as they wrote it
 * @param text 1 to 4,000 characters (code points), as it was sent: not escaped for any use in a page
 * @param time when, in whole milliseconds
 */
public record ChatMessage(String id, String name, String text, Instant time) {
    static ChatMessage of(Event event, Jsonb jsonb) {
        ChatEvent data = jsonb.fromJson(event.data(), ChatEvent.class);
        String text = data.text();
        return new ChatMessage(event.id().toString(), data.name(), text == null ? "" : text, data.time());
    }
}
