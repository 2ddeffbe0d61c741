package org.wirehouse.echo;

import jakarta.annotation.PostConstruct;
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
import org.wirehouse.websocket.Peer;
import org.wirehouse.websocket.SocketConfigurator;
import org.wirehouse.websocket.Sockets;
import org.wirehouse.websocket.WholeMessages;

/** Sends every message back as it came: text as text, binary as binary, in order. */
@Dependent
@ServerEndpoint(value = "/ws/echo", subprotocols = "echo", configurator = SocketConfigurator.class)
public class EchoEndpoint {
    @Inject
    Echo echo;

    @Inject
    Sockets sockets;

    private final Debt debt = new Debt();
    private WholeMessages messages;

    @PostConstruct
    void limit() {
        messages = new WholeMessages(echo.limits().maxBytes());
    }

    @OnOpen
    public void open(Session session) {
        sockets.open(session, (peer, query) -> {});
    }

    @OnMessage(maxMessageSize = EchoLimits.HIGHEST_MAX_BYTES)
    public void text(String part, boolean last, Session session) {
        Peer peer = sockets.heard(session);
        String text = messages.text(peer, part, last);
        if (text != null) {
            echo.text(peer, debt, text);
        }
    }

    @OnMessage(maxMessageSize = EchoLimits.HIGHEST_MAX_BYTES)
    public void binary(ByteBuffer part, boolean last, Session session) {
        Peer peer = sockets.heard(session);
        byte[] bytes = messages.binary(peer, copy(part), last);
        if (bytes != null) {
            echo.binary(peer, debt, ByteBuffer.wrap(bytes));
        }
    }

    private static byte[] copy(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes); // the container takes its buffer back
        return bytes;
    }

    @OnMessage
    public void pong(PongMessage pong, Session session) {
        sockets.heard(session);
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
