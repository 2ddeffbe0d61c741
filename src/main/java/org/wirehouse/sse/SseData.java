package org.wirehouse.sse;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Publication;

/**
 * Turns events of Jakarta REST into text. Text, numbers and bytes (as UTF-8) go as they are; anything else, and all of
 * media type JSON that is not text already, goes through JSON Binding.
 */
final class SseData {
    private final Jsonb jsonb;

    SseData(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /**
     * The event as it goes over the wire.
     *
     * @param text empty as yet; says how the fields are spelled
     * @throws jakarta.json.bind.JsonbException if the data cannot be written as JSON
     */
    byte[] bytes(OutboundSseEvent event, SseText text) {
        if (event.getComment() != null) {
            text.comment(event.getComment());
        }
        if (event.isReconnectDelaySet()) {
            text.retry(event.getReconnectDelay());
        }
        if (event.getId() != null) {
            text.id(event.getId());
        }
        text.event(event.getName());
        String data = data(event);
        if (data != null) {
            text.data(data);
        }
        return text.end().bytes();
    }

    /** The event as it goes into the log of a channel. */
    Publication publication(String channel, @Nullable String key, OutboundSseEvent event) {
        Map<String, String> headers = new HashMap<>();
        if (event.getComment() != null) {
            headers.put(SseText.COMMENT, event.getComment());
        }
        if (event.isReconnectDelaySet()) {
            headers.put(SseText.RETRY, Long.toString(event.getReconnectDelay()));
        }
        if (event.getId() != null) {
            headers.put(SseText.ID, event.getId());
        }
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(event.getMediaType())) {
            headers.put(Publication.CONTENT_TYPE, Publication.JSON);
        }
        String data = data(event);
        if (data == null) {
            headers.put(SseText.NO_DATA, "");
        }
        return new Publication(channel, event.getName(), key, Objects.requireNonNullElse(data, ""), headers);
    }

    private @Nullable String data(OutboundSseEvent event) {
        Object data = event.getData();
        if (data == null) {
            return null;
        }
        if (data instanceof CharSequence text) {
            return text.toString();
        }
        if (data instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        boolean plain = (data instanceof Number || data instanceof Boolean || data instanceof Character)
                && !MediaType.APPLICATION_JSON_TYPE.isCompatible(event.getMediaType());
        return plain ? data.toString() : jsonb.toJson(data);
    }
}
