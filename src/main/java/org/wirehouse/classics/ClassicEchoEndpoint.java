package org.wirehouse.classics;

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
import org.wirehouse.websocket.SocketConfigurator;
import org.wirehouse.websocket.Sockets;

/** The echo of the tutorials: each text message comes back as it is. {@code ws/echo} is the one for real use. */
@Dependent
@ServerEndpoint(value = "/ws/classic/ws", configurator = SocketConfigurator.class)
public class ClassicEchoEndpoint {
    @Inject
    Sockets sockets;

    @OnOpen
    public void open(Session session) {
        sockets.open(session, (peer, query) -> peer.onText(Group.MAX_MESSAGE_BYTES, peer::send));
    }

    @OnMessage(maxMessageSize = Group.MAX_MESSAGE_BYTES)
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
