package org.wirehouse.chat;

import jakarta.json.JsonValue;
import java.util.Optional;

/** What a client says over WebSocket; each can have a {@code ref}, which the answer then has too. */
sealed interface ChatRequest {
    Optional<JsonValue> ref();

    /** To all in the room. */
    record Say(String text, Optional<JsonValue> ref) implements ChatRequest {}

    /** Asks whether we are there. */
    record Ping(Optional<JsonValue> ref) implements ChatRequest {}

    /** Leaves by choice. */
    record Leave(Optional<JsonValue> ref) implements ChatRequest {}

    /** None of these. */
    record Bad(ChatRefusedException why, Optional<JsonValue> ref) implements ChatRequest {}

    /** Reads a message; never throws, since a bad one has to be answered as well. */
    static ChatRequest of(String message) {
        Optional<JsonValue> ref = Optional.empty();
        try {
            JsonFields fields = JsonFields.of(message);
            ref = fields.ref();
            String type = fields.text("type");
            return switch (type) {
                case "say" -> new Say(fields.text("text"), ref);
                case "ping" -> new Ping(ref);
                case "leave" -> new Leave(ref);
                default ->
                    throw new ChatRefusedException(
                            Refusal.TYPE,
                            "the type " + Excerpt.of(type) + " is not known; there are say, ping and leave");
            };
        } catch (ChatRefusedException e) {
            return new Bad(e, ref);
        }
    }
}
