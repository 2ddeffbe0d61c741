package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static final Annotation[] NO_ANNOTATIONS = {};

    private final JsonWriter writer = new JsonWriter();
    private final JsonListWriter listWriter = new JsonListWriter();

    @Test
    void takesOurTypesAndCollectionsOfThem() {
        assertThat(takes(new GenericType<Problem>() {})).isTrue();
        assertThat(takes(new GenericType<List<Problem>>() {})).isTrue();
    }

    @Test
    void leavesTypesOfOtherApplicationsToTheServer() {
        assertThat(takes(new GenericType<URI>() {})).isFalse();
        assertThat(takes(new GenericType<List<URI>>() {})).isFalse();
        assertThat(takes(new GenericType<List<?>>() {})).isFalse();
        assertThat(takes(new GenericType<List<List<Problem>>>() {})).isFalse();
        assertThat(takes(new GenericType<String>() {})).isFalse();
        assertThat(takes(new GenericType<byte[]>() {})).isFalse();
    }

    @Test
    void writesUtf8() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();

        listWriter.writeTo(
                List.of(new Problem("Zürich", 404, "€")),
                List.class,
                List.class,
                NO_ANNOTATIONS,
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                body);

        assertThat(body.toString(StandardCharsets.UTF_8))
                .isEqualTo("[{\"detail\":\"€\",\"status\":404,\"title\":\"Zürich\"}]");
    }

    private boolean takes(GenericType<?> type) {
        MessageBodyWriter<?> used = Collection.class.isAssignableFrom(type.getRawType()) ? listWriter : writer;
        return used.isWriteable(type.getRawType(), type.getType(), NO_ANNOTATIONS, MediaType.APPLICATION_JSON_TYPE);
    }
}
