package org.wirehouse.websocket;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Tells endpoints where a client is. Where a page may come from is not asked here: {@code checkOrigin} is not told which
 * host the request was for, so {@code http.CrossOrigins} asks before the handshake.
 */
public final class SocketConfigurator extends ServerEndpointConfig.Configurator {
    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties().put(RemoteAddress.PROPERTY, RemoteAddress.current());
    }

    @Override
    public boolean checkOrigin(String originHeader) {
        return true;
    }
}
