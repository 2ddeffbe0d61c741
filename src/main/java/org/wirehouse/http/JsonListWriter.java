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
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.wirehouse.json.JsonBinding;

/**
 * Writes collections of our own records as {@link JsonWriter} writes one.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonListWriter implements MessageBodyWriter<Collection<?>> {
    private final Jsonb jsonb = JsonBinding.create();

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return genericType instanceof ParameterizedType collection
                && collection.getActualTypeArguments()[0] instanceof Class<?> element
                && JsonWriter.isOurs(element);
    }

    @Override
    public void writeTo(
            Collection<?> entity,
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
