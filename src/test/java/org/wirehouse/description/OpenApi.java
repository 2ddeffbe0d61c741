package org.wirehouse.description;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wirehouse.support.Deployed;

/** The description of the HTTP side. */
record OpenApi(Description description) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    static OpenApi of(Description description) {
        return new OpenApi(description);
    }

    List<Operation> operations() {
        return description.root().getJsonObject("paths").entrySet().stream()
                .flatMap(path -> operations(path.getKey(), path.getValue().asJsonObject()))
                .toList();
    }

    private Stream<Operation> operations(String path, JsonObject item) {
        return item.entrySet().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> new Operation(
                        this,
                        member.getKey().toUpperCase(Locale.ROOT),
                        path,
                        parameters(item, member.getValue().asJsonObject()),
                        member.getValue().asJsonObject()));
    }

    private List<JsonObject> parameters(JsonObject item, JsonObject operation) {
        return Stream.of(item, operation)
                .map(owner -> owner.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY))
                .flatMap(parameters -> parameters.asJsonArray().stream())
                .map(description::resolved)
                .toList();
    }

    /**
     * What can be asked.
     *
     * @param method in upper case
     * @param path below {@code api}, with names in braces
     */
    record Operation(OpenApi api, String method, String path, List<JsonObject> parameters, JsonObject node) {
        /** Where it is asked, with the examples of its parameters. */
        String address() {
            String filled = path;
            StringBuilder query = new StringBuilder();
            for (JsonObject parameter : parameters) {
                String name = parameter.getString("name");
                JsonValue example = parameter.get("example");
                if (parameter.getString("in").equals("path")) {
                    filled = filled.replace("{" + name + "}", text(parameter.getValue("/example")));
                } else if (example instanceof JsonArray several && parameter.getBoolean("explode")) {
                    several.forEach(each -> append(query, name, text(each)));
                } else if (example instanceof JsonArray several) {
                    append(query, name, several.stream().map(Operation::text).collect(Collectors.joining(",")));
                } else if (example != null) {
                    append(query, name, text(example));
                }
            }
            return "api" + filled + query;
        }

        private static void append(StringBuilder query, String name, String value) {
            query.append(query.length() == 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(Deployed.encoded(value));
        }

        private static String text(JsonValue value) {
            return value instanceof JsonString string ? string.getString() : value.toString();
        }

        boolean needsToken() {
            return node.containsKey("security");
        }

        /** What can be sent, as texts by media type; several of one type have a number after a blank. */
        Map<String, String> bodies() {
            Map<String, String> bodies = new LinkedHashMap<>();
            api.description
                    .at(node, "requestBody")
                    .getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT)
                    .asJsonObject()
                    .forEach((type, content) -> {
                        int number = 0;
                        for (JsonValue example : examples(content.asJsonObject())) {
                            bodies.put(type + " " + ++number, text(example));
                        }
                    });
            return bodies;
        }

        Set<String> statuses() {
            return node.getJsonObject("responses").keySet();
        }

        /** The contents of a response, by media type; empty if it has no body. */
        JsonObject contents(String status) {
            JsonObject response = api.description.at(node.getJsonObject("responses"), status);
            return response.getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        }

        boolean isStream() {
            return contents("200").containsKey("text/event-stream");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** The examples of a content, be it one or several with names. */
    static List<JsonValue> examples(JsonObject content) {
        Stream<JsonValue> one = Stream.ofNullable(content.get("example"));
        Stream<JsonValue> several =
                content.getOrDefault("examples", JsonValue.EMPTY_JSON_OBJECT).asJsonObject().values().stream()
                        .map(example -> example.asJsonObject().get("value"));
        return Stream.concat(one, several).toList();
    }
}
