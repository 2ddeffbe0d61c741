package org.wirehouse.description;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.wirehouse.support.Http;

/**
 * A file that describes the server to programs, and the schemas in it. All are read as JSON Schema 2020-12, the dialect
 * of OpenAPI 3.1; those of AsyncAPI are held to what older dialects know as well.
 *
 * @param root the whole file
 */
record Description(JsonObject root) {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final Map<JsonObject, Schema> COMPILED = new ConcurrentHashMap<>();

    static Description of(String json) {
        return new Description(Http.json(json).asJsonObject());
    }

    /** The file as it is in the sources. */
    static Description source(String name) {
        try {
            return of(Files.readString(Path.of("src/main/webapp", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object at this name, with the references on the way followed. */
    JsonObject at(JsonObject parent, String name) {
        return resolved(parent.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT));
    }

    /**
     * The object itself, or the one it refers to.
     *
     * @throws jakarta.json.JsonException if it refers to nothing
     */
    JsonObject resolved(JsonValue value) {
        JsonObject object = value.asJsonObject();
        return object.containsKey("$ref") ? resolved(target(object.getString("$ref"))) : object;
    }

    private JsonValue target(String reference) {
        if (!reference.startsWith("#/")) {
            throw new IllegalArgumentException("a reference out of the file: " + reference);
        }
        return Json.createPointer(reference.substring(1)).getValue(root);
    }

    /** All references in the file. */
    Stream<String> references() {
        return references(root);
    }

    private static Stream<String> references(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(Description::references);
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .flatMap(entry -> entry.getKey().equals("$ref") && entry.getValue() instanceof JsonString reference
                            ? Stream.of(reference.getString())
                            : references(entry.getValue()));
        }
        return Stream.of();
    }

    JsonObject components(String kind) {
        return root.getJsonObject("components").getJsonObject(kind);
    }

    /**
     * What is wrong with a JSON value.
     *
     * @param schema of this file, references included
     * @return empty if the value is as the schema says
     */
    List<String> errors(JsonObject schema, String json) {
        return compiled(schema).validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** The schema as a document of its own, in which its references lead to where they do in the file. */
    private Schema compiled(JsonObject schema) {
        JsonObject document = Json.createObjectBuilder(schema)
                .add("components", root.getJsonObject("components"))
                .build();
        return COMPILED.computeIfAbsent(document, key -> SCHEMAS.getSchema(key.toString(), InputFormat.JSON));
    }
}
