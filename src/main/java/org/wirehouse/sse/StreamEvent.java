package org.wirehouse.sse;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Event;

/**
 * An event to be sent, for code that has no {@code Sse} at hand because it does not run in a request.
 *
 * @param key what the event is about, or {@code null}; for channels that keep the latest event of each key, and not sent
 * @param id or {@code null}
 * @param name the event's type, or {@code null} for {@code message}
 * @param comment or {@code null}
 * @param retryMillis what the client is to wait before it comes back
 * @param data text goes as it is, anything else through JSON Binding if the media type is JSON; {@code null} for none
 */
public record StreamEvent(
        @Nullable String key,
        @Nullable String id,
        @Nullable String name,
        @Nullable String comment,
        OptionalLong retryMillis,
        @Nullable Object data,
        MediaType mediaType)
        implements OutboundSseEvent {
    /** An object to be sent as JSON; the log gives the id. */
    public static StreamEvent json(String key, String name, Object data) {
        return new StreamEvent(key, null, name, null, OptionalLong.empty(), data, MediaType.APPLICATION_JSON_TYPE);
    }

    /** Text to be sent as it is. */
    public static StreamEvent text(@Nullable String key, @Nullable String id, @Nullable String name, String data) {
        return new StreamEvent(key, id, name, null, OptionalLong.empty(), data, MediaType.TEXT_PLAIN_TYPE);
    }

    /** An event of a channel as it goes to a sink. */
    static StreamEvent of(Event event) {
        String id = event.header(SseText.ID);
        String retry = event.header(SseText.RETRY);
        return new StreamEvent(
                event.key(),
                id != null ? id : event.id().toString(),
                event.type(),
                event.header(SseText.COMMENT),
                retry == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(retry)),
                event.header(SseText.NO_DATA) == null ? event.data() : null,
                MediaType.TEXT_PLAIN_TYPE);
    }

    @Override
    public @Nullable String getId() {
        return id;
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    public @Nullable String getComment() {
        return comment;
    }

    @Override
    public @Nullable Object getData() {
        return data;
    }

    @Override
    public MediaType getMediaType() {
        return mediaType;
    }

    @Override
    public Class<?> getType() {
        return data == null ? String.class : data.getClass();
    }

    @Override
    public Type getGenericType() {
        return getType();
    }

    @Override
    public long getReconnectDelay() {
        return retryMillis.orElse(RECONNECT_NOT_SET);
    }

    @Override
    public boolean isReconnectDelaySet() {
        return retryMillis.isPresent();
    }
}
