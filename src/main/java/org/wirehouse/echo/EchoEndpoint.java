package org.wirehouse.echo;

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

/** Sends every message back as it came: text as text, binary as binary, in order. */
@Dependent
@ServerEndpoint(value = "/ws/echo", subprotocols = "echo", configurator = SocketConfigurator.class)
public class EchoEndpoint {
    @Inject
    Echo echo;

    @Inject
    Sockets sockets;

    @OnOpen
    public void open(Session session) {
        sockets.open(session, (peer, query) -> echo.begin(peer));
    }

    @OnMessage(maxMessageSize = EchoLimits.HIGHEST_MAX_BYTES)
    public void text(String part, boolean last, Session session) {
        sockets.text(session, part, last);
    }

    @OnMessage(maxMessageSize = EchoLimits.HIGHEST_MAX_BYTES)
    public void binary(ByteBuffer part, boolean last, Session session) {
        sockets.binary(session, part, last);
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
