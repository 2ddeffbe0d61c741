package org.wirehouse.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers 503 to everything, as a proxy does for a server that is being restarted. */
final class RefusingServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger streams = new AtomicInteger();

    RefusingServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/stream")) {
                streams.incrementAndGet();
            }
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    /** How often a stream has been asked for. */
    int streams() {
        return streams.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
