package org.wirehouse.chat;

import jakarta.json.bind.Jsonb;
import java.time.Instant;
import org.wirehouse.hub.Event;

/** Something that was said. */
public record ChatMessage(String id, String name, String text, Instant time) {
    static ChatMessage of(Event event, Jsonb jsonb) {
        ChatEvent data = jsonb.fromJson(event.data(), ChatEvent.class);
        String text = data.text();
        return new ChatMessage(event.id().toString(), data.name(), text == null ? "" : text, data.time());
    }
}
