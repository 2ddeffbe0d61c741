package org.wirehouse.http;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.wirehouse.json.JsonBinding;

/**
 * Writes our own records as JSON in UTF-8, with a binding of this application. Types of an application that embeds our classes
 * are left to its server.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonWriter implements MessageBodyWriter<Record> {
    // Payara 6.2025.10: the first concurrent answers by the writer of Jersey fail with a
    // ConcurrentModificationException in org.glassfish.weld.JaxRSJsonContextResolver. Jersey 3.1 (GlassFish 7.0.21,
    // too)
    // has one binding for all applications of the server, and Yasson takes adapters from one that is gone:
    // https://github.com/eclipse-ee4j/yasson/issues/76. Of writers for Object, Jersey at times prefers its own, so ours
    // is for Record.
    private final Jsonb jsonb = JsonBinding.create();

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.wirehouse.");
    }

    @Override
    public void writeTo(
            Record entity,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(jsonb.toJson(entity).getBytes(StandardCharsets.UTF_8));
    }
}
