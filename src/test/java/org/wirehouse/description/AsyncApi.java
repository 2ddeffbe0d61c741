package org.wirehouse.description;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The description of the event streams and the WebSockets. */
record AsyncApi(Description description) {
    static AsyncApi of(Description description) {
        return new AsyncApi(description);
    }

    List<Channel> channels() {
        return description.root().getJsonObject("channels").entrySet().stream()
                .map(entry -> new Channel(this, entry.getKey(), entry.getValue().asJsonObject()))
                .toList();
    }

    Channel channel(String name) {
        return new Channel(
                this, name, description.root().getJsonObject("channels").getJsonObject(name));
    }

    List<JsonObject> messages() {
        return description.components("messages").values().stream()
                .map(JsonValue::asJsonObject)
                .toList();
    }

    /** What a message can be in JSON: text as a string. */
    static String json(JsonObject message, String payload) {
        return message.getString("contentType").equals("application/json")
                ? payload
                : Json.createValue(payload).toString();
    }

    List<String> payloadErrors(JsonObject message, String json) {
        return description.errors(message.getJsonObject("payload"), json);
    }

    /** An address at which messages come and go. */
    record Channel(AsyncApi api, String name, JsonObject node) {
        String address() {
            return node.getString("address");
        }

        /** Whether it is an event stream, else it is a WebSocket. */
        boolean isStream() {
            return node.getJsonArray("servers")
                    .getJsonObject(0)
                    .getString("$ref")
                    .endsWith("/events");
        }

        /** The messages that the server sends ({@code send}) or reads ({@code receive}), by name. */
        Map<String, JsonObject> messages(String action) {
            return operations(action)
                    .flatMap(operation -> operation.getJsonArray("messages").stream())
                    .map(JsonValue::asJsonObject)
                    .collect(Collectors.toMap(
                            reference -> reference.getString("$ref").replaceFirst(".*/", ""),
                            api.description::resolved,
                            (one, same) -> one,
                            TreeMap::new));
        }

        private Stream<JsonObject> operations(String action) {
            String reference = "#/channels/" + name;
            return api.description.root().getJsonObject("operations").values().stream()
                    .map(JsonValue::asJsonObject)
                    .filter(operation -> operation.getString("action").equals(action))
                    .filter(operation ->
                            operation.getJsonObject("channel").getString("$ref").equals(reference));
        }

        /** The examples of what a client can say. */
        List<String> questions() {
            return messages("receive").values().stream()
                    .filter(message -> message.containsKey("examples"))
                    .flatMap(message -> message.getJsonArray("examples").stream())
                    .map(example -> example.asJsonObject().get("payload"))
                    .map(payload -> payload instanceof JsonString text ? text.getString() : payload.toString())
                    .toList();
        }

        Set<String> sent() {
            return messages("send").keySet();
        }

        /**
         * Which message of the server this is.
         *
         * @throws AssertionError if it is none of those that are described here
         */
        String nameOf(String payload) {
            return nameAmong(messages("send"), payload);
        }

        /**
         * Which event of the server this is. What has a type of its own must be as described for that type.
         *
         * @param id empty if there is none
         * @param type {@code message} if there is none
         * @throws AssertionError if it is none of those that are described here
         */
        String nameOf(String id, String type, String data) {
            Map<String, JsonObject> all = messages("send");
            Map<String, JsonObject> ofType = new TreeMap<>(all);
            ofType.values().removeIf(message -> !type.equals(fixedType(message)));
            Map<String, JsonObject> candidates = new TreeMap<>(ofType.isEmpty() ? all : ofType);
            candidates.values().removeIf(message -> !fits(message.getJsonObject("headers"), id, type));
            return nameAmong(candidates, data);
        }

        private static @Nullable String fixedType(JsonObject message) {
            JsonObject event = message.getJsonObject("headers")
                    .getJsonObject("properties")
                    .getOrDefault("event", JsonValue.EMPTY_JSON_OBJECT)
                    .asJsonObject();
            return event.getString("const", null);
        }

        private boolean fits(JsonObject schema, String id, String type) {
            var fields = Json.createObjectBuilder();
            if (!id.isEmpty()) {
                fields.add("id", id);
            }
            if (!type.equals("message")) {
                fields.add("event", type);
            }
            return api.description.errors(schema, fields.build().toString()).isEmpty();
        }

        private String nameAmong(Map<String, JsonObject> candidates, String payload) {
            List<String> names = new ArrayList<>();
            List<List<String>> errors = new ArrayList<>();
            candidates.forEach((key, message) -> {
                List<String> wrong = api.payloadErrors(message, json(message, payload));
                if (wrong.isEmpty()) {
                    names.add(key);
                }
                errors.add(Stream.concat(Stream.of(key), wrong.stream()).toList());
            });
            if (names.isEmpty()) {
                errors.sort(Comparator.comparingInt(List::size));
                throw new AssertionError("no message of '" + address() + "' is like " + payload + "\n the nearest: "
                        + errors.stream().limit(2).toList());
            }
            return names.get(0);
        }
    }
}
