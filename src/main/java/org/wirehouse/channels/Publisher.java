package org.wirehouse.channels;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.UnknownChannelException;

/**
 * The way into the channels that were declared in the settings, over HTTP and from within the server alike; the others
 * belong to parts of the application. Any number of threads may publish.
 */
public final class Publisher {
    /** What the data of an event may have, as UTF-8. */
    public static final int MAX_DATA_BYTES = 64 * 1024;

    /**
     * Types that a page takes for something else, each with what it is.
     *
     * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#dispatchMessage">WHATWG HTML, section
     *     9.2.6: an event is dispatched at the EventSource under its type</a>
     */
    private static final Map<String, String> RESERVED_TYPES = Map.of(
            "reset", "tells clients that history was lost",
            "heartbeat", "tells clients that the connection is alive",
            "error", "is the browser's own event for a lost connection",
            "open", "is the browser's own event for a connection that was opened");

    /** Kept, because the static methods of {@link Json} look for their provider again with every call. */
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Hub hub;
    private final Set<String> open;

    /** @param open names of the channels that are open to publishers */
    public Publisher(Hub hub, Set<String> open) {
        this.hub = hub;
        this.open = Set.copyOf(open);
    }

    /**
     * Publishes one event; its data reaches the clients unchanged. Waits for no client.
     *
     * @return the id; the event is in the log when this method returns
     * @throws UnknownChannelException if there is no such channel
     * @throws PrivateChannelException if the channel is not open to publishers
     * @throws NotJsonException if the data is not the JSON that it is said to be
     * @throws IllegalArgumentException if the type is {@code reset} or {@code heartbeat}, which are ours, or {@code error} or
     *     {@code open}, which a browser's EventSource dispatches itself; if the data has more than {@value #MAX_DATA_BYTES} bytes or holds half a surrogate pair; if there are headers that say
     *     anything else than that the data is JSON; if there is no key and the channel keeps the latest event of each
     * @throws IllegalStateException if the application has ended
     */
    public EventId publish(Publication publication) {
        requireOpen(publication.channel());
        requireFreeType(publication.type());
        requireText(publication.data());
        if (isJson(publication.headers())) {
            requireJson(publication.data());
        }
        return hub.publish(publication);
    }

    /**
     * Refuses a channel before there is anything to publish.
     *
     * @throws UnknownChannelException as {@link #publish}
     * @throws PrivateChannelException as {@link #publish}
     */
    void requireOpen(String channel) {
        if (!open.contains(channel)) {
            hub.hold(Set.of(channel)).close(); // what is not there at all is unknown rather than private
            throw new PrivateChannelException(channel);
        }
    }

    private static void requireFreeType(@Nullable String type) {
        String meaning = type == null ? null : RESERVED_TYPES.get(type);
        if (meaning != null) {
            throw new IllegalArgumentException("type: '" + type + "' " + meaning + ", choose another");
        }
    }

    private static void requireText(String data) {
        try {
            int bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(data))
                    .remaining();
            if (bytes > MAX_DATA_BYTES) {
                throw new IllegalArgumentException(
                        "the data of an event has at most " + MAX_DATA_BYTES + " bytes, had " + bytes);
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the data holds half a surrogate pair, which cannot be sent", e);
        }
    }

    /** Other headers change how a transport writes an event, which is not for everybody. */
    private static boolean isJson(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return false;
        }
        if (!headers.equals(Map.of(Publication.CONTENT_TYPE, Publication.JSON))) {
            throw new IllegalArgumentException(
                    "the headers may say that the data is JSON and nothing else, were " + headers);
        }
        return true;
    }

    private static void requireJson(String data) {
        // Not a JsonReader: it ends after the first value, whatever follows.
        try (JsonParser parser = PARSERS.createParser(new StringReader(data))) {
            while (parser.hasNext()) {
                parser.next();
            }
        } catch (RuntimeException e) { // Parsson's "too deeply nested" is no JsonException
            throw new NotJsonException(e);
        }
    }
}
