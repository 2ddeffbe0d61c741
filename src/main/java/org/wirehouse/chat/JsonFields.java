package org.wirehouse.chat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object that a client has sent. What is nested in it is passed over, however deep, since no field
 * of ours is an object or an array; {@code null} is the same as no field.
 */
final class JsonFields {
    private static final int MAX_REF_CHARACTERS = 64;

    /** Kept, because the static methods of {@link Json} look for their provider again with every call. */
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Map<String, JsonValue> fields;

    private JsonFields(Map<String, JsonValue> fields) {
        this.fields = fields;
    }

    /** @throws ChatRefusedException if {@code json} is anything but one JSON object */
    static JsonFields of(String json) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
            if (parser.next() != Event.START_OBJECT) {
                throw refused(json);
            }
            JsonFields read = new JsonFields(fields(parser));
            if (parser.hasNext()) {
                throw refused(json);
            }
            return read;
        } catch (ChatRefusedException e) {
            throw e;
        } catch (RuntimeException e) { // Parsson's "too deeply nested" is no JsonException
            throw refused(json);
        }
    }

    private static Map<String, JsonValue> fields(JsonParser parser) {
        Map<String, JsonValue> fields = new HashMap<>();
        while (parser.next() != Event.END_OBJECT) {
            String name = parser.getString();
            JsonValue value = value(parser.next(), parser);
            if (value == JsonValue.NULL) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static JsonValue value(Event event, JsonParser parser) {
        return switch (event) {
            case START_OBJECT -> nested(parser, JsonValue.EMPTY_JSON_OBJECT);
            case START_ARRAY -> nested(parser, JsonValue.EMPTY_JSON_ARRAY);
            default -> parser.getValue();
        };
    }

    /** Not by {@code skipArray()}: where the text ends before the array does, that of Parsson never comes back. */
    private static JsonValue nested(JsonParser parser, JsonValue standIn) {
        int depth = 1;
        while (depth > 0) {
            depth += switch (parser.next()) {
                case START_OBJECT, START_ARRAY -> 1;
                case END_OBJECT, END_ARRAY -> -1;
                default -> 0;
            };
        }
        return standIn;
    }

    /** @throws ChatRefusedException if there is no such field, or it is no string */
    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new ChatRefusedException(Refusal.FIELD, "the field '" + name + "' is missing"));
    }

    /** @throws ChatRefusedException if the field is there but no string */
    Optional<String> optionalText(String name) {
        JsonValue value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        throw new ChatRefusedException(
                Refusal.FIELD, "the field '" + name + "' must be a string, was " + Excerpt.of(value.toString()));
    }

    /** What a client recognises its answer by: a short string or number; empty if there is none, or no fit one. */
    Optional<JsonValue> ref() {
        return Optional.ofNullable(fields.get("ref")).filter(JsonFields::isFitRef);
    }

    private static boolean isFitRef(JsonValue ref) {
        if (ref instanceof JsonString string) {
            String text = string.getString();
            return text.length() <= MAX_REF_CHARACTERS && text.codePoints().noneMatch(Characters::isLoneSurrogate);
        }
        return ref instanceof JsonNumber number && number.toString().length() <= MAX_REF_CHARACTERS;
    }

    private static ChatRefusedException refused(String json) {
        return new ChatRefusedException(Refusal.JSON, "not a JSON object: " + Excerpt.of(json));
    }
}
