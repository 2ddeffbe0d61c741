package org.wirehouse.websocket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.List;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hold;
import org.wirehouse.hub.Hub;

/**
 * Any channels over WebSocket: {@code ws/stream?channel=a&channel=b&after=ID}. A new client gets what comes from now on,
 * one that brings the last id it has seen gets what it missed first.
 */
@Dependent
@ServerEndpoint(value = "/ws/stream", configurator = SocketConfigurator.class)
public class StreamEndpoint {
    private static final int MAX_CHANNELS = 100;

    @Inject
    Hub hub;

    @Inject
    Sockets sockets;

    @OnOpen
    public void open(Session session) {
        sockets.open(session, this::begin);
    }

    private void begin(Peer peer, SocketQuery query) {
        query.requireKnown("channel", "after");
        List<String> names = query.all("channel");
        if (names.isEmpty() || names.size() > MAX_CHANNELS) {
            throw new IllegalArgumentException(
                    "channel: name 1 to " + MAX_CHANNELS + " channels (?channel=a&channel=b), were " + names.size());
        }
        try (Hold held = hub.hold(names)) {
            EventId head = hub.head();
            EventId after = query.after(head).orElse(head);
            Listening.begin(peer, sockets, hub, held.channels(), after, EventFilter.ALL, JsonLines.EVENTS);
        }
    }

    @OnMessage(maxMessageSize = Listening.MAX_MESSAGE_BYTES)
    public void text(String part, boolean last, Session session) {
        sockets.text(session, part, last);
    }

    @OnMessage
    public void binary(ByteBuffer part, boolean last, Session session) {
        sockets.refuseBinary(session);
    }

    @OnMessage
    public void pong(PongMessage pong, Session session) {
        sockets.pong(session);
    }

    @OnError
    public void error(Session session, Throwable cause) {
        sockets.failed(session, cause);
    }

    @OnClose
    public void close(Session session) {
        sockets.closed(session);
    }
}
