package org.wirehouse.proxy;

import java.util.EnumMap;
import java.util.Map;

/** One proxy of each kind, all in front of the same server. */
public final class Proxies implements AutoCloseable {
    private final Map<ProxyKind, Proxy> proxies = new EnumMap<>(ProxyKind.class);

    private Proxies() {}

    /**
     * Starts them.
     *
     * @param server the port of the server
     */
    public static Proxies inFrontOf(int server) {
        Proxies started = new Proxies();
        for (ProxyKind kind : ProxyKind.values()) {
            started.proxies.put(kind, Proxy.start(kind, server));
        }
        return started;
    }

    public Proxy of(ProxyKind kind) {
        Proxy proxy = proxies.get(kind);
        if (proxy == null) {
            throw new IllegalArgumentException(kind + " was not started");
        }
        return proxy;
    }

    @Override
    public void close() {
        proxies.values().forEach(Proxy::close);
    }
}
