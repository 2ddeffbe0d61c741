package org.wirehouse.websocket;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Framing;
import org.wirehouse.hub.Hub;

/**
 * The talk with a client that follows channels. It is told its position first, so that it can come back to it even if no
 * event arrives, and again when the position has moved past events that were not for it. Itself it says nothing but
 * {@code ping}.
 */
public final class Listening {
    /** What a client has to say is short. */
    public static final int MAX_MESSAGE_BYTES = 4 * 1024;

    private final Supplier<EventId> cursor;
    private EventId announced;

    private Listening(Supplier<EventId> cursor, EventId announced) {
        this.cursor = cursor;
        this.announced = announced;
    }

    /** Greets the client and lets it follow the channels from {@code after} on, until its session ends. */
    public static void begin(
            Peer peer,
            Sockets sockets,
            Hub hub,
            Collection<Channel> channels,
            EventId after,
            EventFilter filter,
            Framing<String> framing) {
        peer.send(new JsonLine()
                .text("type", "welcome")
                .text("id", after.toString())
                .number("heartbeatMillis", sockets.ping().toMillis())
                .end());
        Listening listening = new Listening(SocketOutlet.follow(hub, channels, after, filter, framing, peer), after);
        peer.withEachPing(listening::position);
        peer.onText(MAX_MESSAGE_BYTES, message -> answer(peer, message));
    }

    private @Nullable String position() {
        EventId position = cursor.get();
        if (position.equals(announced)) {
            return null;
        }
        announced = position;
        return JsonLine.position(position);
    }

    /** Answers what the client said. */
    private static void answer(Peer peer, String message) {
        try {
            JsonObject object = ClientMessage.parse(message);
            if (ClientMessage.isPing(object)) {
                peer.send(ClientMessage.pong(object));
            } else {
                throw new IllegalArgumentException("here a client can say nothing but {\"type\":\"ping\"}");
            }
        } catch (IllegalArgumentException e) {
            peer.send(new JsonLine()
                    .text("type", "error")
                    .text("code", "message")
                    .text("message", e.getMessage())
                    .end());
        }
    }
}
