package org.wirehouse.websocket;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;

/** Reads what clients say, and answers the question that every endpoint answers. */
public final class ClientMessage {
    private static final int SHOWN = 40;

    /** Kept, because the static methods of {@link Json} look for their provider again with every call. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private ClientMessage() {}

    /**
     * Reads a JSON object.
     *
     * @throws IllegalArgumentException if it is none; the message shows how it begins
     */
    public static JsonObject parse(String message) {
        try (JsonReader reader = READERS.createReader(new StringReader(message))) {
            if (reader.readValue() instanceof JsonObject object) {
                return object;
            }
        } catch (RuntimeException e) { // Parsson's "too deeply nested" is no JsonException
            throw new IllegalArgumentException("not JSON: '" + shortened(message) + "'", e);
        }
        throw new IllegalArgumentException("not a JSON object: '" + shortened(message) + "'");
    }

    /** True for {@code {"type":"ping"}}, with or without a {@code ref}. */
    public static boolean isPing(JsonObject message) {
        return message.get("type") instanceof JsonString type
                && type.getString().equals("ping");
    }

    /** The answer to a ping: its {@code ref}, if there is a short one, and the time here. */
    public static String pong(JsonObject ping) {
        JsonLine line = new JsonLine().text("type", "pong");
        JsonValue ref = ping.getOrDefault("ref", JsonValue.EMPTY_JSON_OBJECT);
        if (!(ref instanceof JsonStructure) && ref.toString().length() <= SHOWN) {
            line.json("ref", ref.toString());
        }
        return line.number("time", System.currentTimeMillis()).end();
    }

    /** The beginning of a text that may be long. */
    static String shortened(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN) + "…";
    }
}
