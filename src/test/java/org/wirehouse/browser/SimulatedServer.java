package org.wirehouse.browser;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.wirehouse.support.server.Server;

/** Hands out one server with invented quotes, which all tests of pages share: a start takes longer than most of them. */
final class SimulatedServer implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SimulatedServer.class);

    /** With heartbeats so short that a test need not wait long for a page that misses them. */
    private static final Map<String, String> SETTINGS = Map.of(
            "wirehouse.feed", "simulated",
            "wirehouse.simulated.rate", "60",
            "wirehouse.heartbeat.seconds", "2");

    private record Shared(Server server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Server resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(Server.start(SETTINGS)), Shared.class)
                .server();
    }
}
