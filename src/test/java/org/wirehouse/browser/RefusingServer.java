package org.wirehouse.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers 503 to everything and asks clients to wait, as a server does that has too many of them. */
final class RefusingServer implements AutoCloseable {
    private static final int RETRY_AFTER_SECONDS = 30;

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
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
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
