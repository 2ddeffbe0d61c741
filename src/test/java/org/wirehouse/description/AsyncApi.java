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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirehouse.support.Deployed;

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

        /**
         * The address with parameters.
         *
         * @param query names and values
         * @throws AssertionError if a name is not described
         */
        String address(String... query) {
            Set<String> described = node.getJsonObject("bindings")
                    .getJsonObject("ws")
                    .getJsonObject("query")
                    .getJsonObject("properties")
                    .keySet();
            StringBuilder address = new StringBuilder(address().substring(1));
            for (int i = 0; i < query.length; i += 2) {
                if (!described.contains(query[i])) {
                    throw new AssertionError("'" + query[i] + "' is none of " + described);
                }
                address.append(i == 0 ? '?' : '&').append(query[i]).append('=').append(Deployed.encoded(query[i + 1]));
            }
            return address.toString();
        }

        /** Whether a text frame can hold several messages. */
        boolean hasLines() {
            return messages("send").values().stream()
                    .allMatch(message -> message.getString("contentType").equals("application/json"));
        }

        /** Whether it is an event stream, else it is a WebSocket. */
        boolean isStream() {
            return node.getJsonArray("servers")
                    .getJsonObject(0)
                    .getString("$ref")
                    .endsWith("/events");
        }

        /** The messages that the server sends ({@code send}) or reads ({@code receive}), by name. */
        TreeMap<String, JsonObject> messages(String action) {
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

        /** The examples of what a client can say in this message. */
        List<String> questions(String message) {
            return Stream.of(messages("receive").getOrDefault(message, JsonValue.EMPTY_JSON_OBJECT))
                    .filter(described -> described.containsKey("examples"))
                    .flatMap(described -> described.getJsonArray("examples").stream())
                    .map(example -> example.asJsonObject().get("payload"))
                    .map(payload -> payload instanceof JsonString text ? text.getString() : payload.toString())
                    .toList();
        }

        Set<String> sent() {
            return messages("send").keySet();
        }

        /**
         * Which messages of the server this text can be.
         *
         * @throws IllegalStateException if it is none of those that are described here
         */
        Set<String> namesOf(String payload) {
            Map<String, JsonObject> texts = messages("send");
            texts.values().removeIf(message -> message.getString("contentType").equals("application/octet-stream"));
            return namesAmong(texts, payload);
        }

        /**
         * Which events of the server this can be. What has a type of its own must be as described for that type.
         *
         * @param id the last that the stream has told, empty if it has told none
         * @param type {@code message} if there is none
         * @throws IllegalStateException if it is none of those that are described here
         */
        Set<String> namesOf(String id, String type, String data) {
            Map<String, JsonObject> all = messages("send");
            Map<String, JsonObject> ofType = new TreeMap<>(all);
            ofType.values().removeIf(message -> !type.equals(fixedType(message)));
            Map<String, JsonObject> candidates = new TreeMap<>(ofType.isEmpty() ? all : ofType);
            candidates.values().removeIf(message -> !fits(message.getJsonObject("headers"), id, type));
            return namesAmong(candidates, data);
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
            if (!id.isEmpty() && schema.getJsonObject("properties").containsKey("id")) {
                fields.add("id", id);
            }
            if (!type.equals("message")) {
                fields.add("event", type);
            }
            return api.description.errors(schema, fields.build().toString()).isEmpty();
        }

        private Set<String> namesAmong(Map<String, JsonObject> candidates, String payload) {
            Set<String> names = new TreeSet<>();
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
                throw new IllegalStateException("no message of '" + address() + "' is like " + payload
                        + "\n the nearest: " + errors.stream().limit(2).toList());
            }
            return names;
        }
    }
}
