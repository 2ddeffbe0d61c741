package org.wirehouse.websocket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Makes endpoints as beans. Open Liberty injects nothing into an endpoint that has no such configurator and no scope, the
 * others do anyway. Where a page may come from is not asked here: {@code checkOrigin} is not told which host the request
 * was for, so {@code http.CrossOrigins} asks before the handshake.
 */
public final class SocketConfigurator extends ServerEndpointConfig.Configurator {
    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return CDI.current().select(endpoint).get();
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties().put(RemoteAddress.PROPERTY, RemoteAddress.current());
    }

    @Override
    public boolean checkOrigin(String originHeader) {
        return true;
    }
}
