package org.wirehouse.proxy;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.wirehouse.support.server.Server;

/** Hands out two servers that the tests of proxies share: a start takes longer than most of them. */
final class SharedServers implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedServers.class);

    /** Says something every second, and ends who does not read after four. */
    record Lively(Server server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /** Says nothing by itself, and ends nobody. */
    record Silent(Server server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Lively.class || type == Silent.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        return parameter.getParameter().getType() == Lively.class
                ? store.getOrComputeIfAbsent(Lively.class, key -> new Lively(start(1, 4)), Lively.class)
                : store.getOrComputeIfAbsent(Silent.class, key -> new Silent(start(3_600, 3_600)), Silent.class);
    }

    private static Server start(int heartbeatSeconds, int deadlineSeconds) {
        return Server.start(Map.of(
                "wirehouse.channels", "news,bench",
                "wirehouse.heartbeat.seconds", String.valueOf(heartbeatSeconds),
                "wirehouse.ping.seconds", String.valueOf(heartbeatSeconds),
                "wirehouse.write.deadline.seconds", String.valueOf(deadlineSeconds)));
    }
}
