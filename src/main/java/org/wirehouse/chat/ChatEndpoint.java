package org.wirehouse.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.wirehouse.security.SecurityEvent;
import org.wirehouse.security.SecurityLog;
import org.wirehouse.websocket.Peer;
import org.wirehouse.websocket.RemoteAddress;
import org.wirehouse.websocket.SocketConfigurator;
import org.wirehouse.websocket.SocketQuery;
import org.wirehouse.websocket.Sockets;

/**
 * A room over WebSocket: {@code ws/chat/{room}?name=NAME}, for who comes back with {@code &after=ID&ticket=TICKET}. A
 * member that closes with 1000 has left; with any other code, or none, it may come back within the grace.
 */
@Dependent
@ServerEndpoint(value = "/ws/chat/{room}", configurator = SocketConfigurator.class)
public class ChatEndpoint {
    private static final int MAX_MESSAGE_BYTES = 64 * 1024;

    @Inject
    Chat chat;

    @Inject
    Sockets sockets;

    @Inject
    SecurityLog log;

    private volatile @Nullable Conversation conversation;

    @OnOpen
    public void open(Session session, @PathParam("room") String room) {
        sockets.open(session, (peer, query) -> begin(peer, query, room, RemoteAddress.of(session)));
    }

    private void begin(Peer peer, SocketQuery query, String room, String address) {
        query.requireKnown("name", "after", "ticket");
        try {
            Conversation begun = chat.welcome(peer, query, room, address, sockets.ping());
            conversation = begun;
            peer.onText(MAX_MESSAGE_BYTES, message -> begun.take(ChatRequest.of(message)));
        } catch (ChatRefusedException e) {
            CloseCode code = closeCode(e.refusal());
            if (e.refusal() == Refusal.RATE || e.refusal() == Refusal.CONNECTIONS) {
                log.record(SecurityEvent.RATE, address);
            }
            peer.close(code, e.detail());
        }
    }

    private static CloseCode closeCode(Refusal refusal) {
        return switch (refusal) {
            case ROOM_FULL, CONNECTIONS, ROOMS, RATE -> CloseCodes.TRY_AGAIN_LATER;
            case JSON, TYPE, FIELD, ROOM, NAME, TEXT, NAME_IN_USE -> CloseCodes.VIOLATED_POLICY;
        };
    }

    @OnMessage(maxMessageSize = MAX_MESSAGE_BYTES)
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
    public void close(Session session, CloseReason reason) {
        Conversation open = conversation;
        if (open != null) {
            open.closed(reason.getCloseCode() == CloseCodes.NORMAL_CLOSURE);
        }
        sockets.closed(session);
    }
}
