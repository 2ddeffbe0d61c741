package org.wirehouse.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.server.FloodedServer;

/** Requests that never end, to all kinds of resources at once. */
class RequestFloodIT {
    private static final long FLOOD_BYTES = 200L << 20;
    /** Of each client: small parts are as much work for fewer bytes. */
    private static final int FLOOD_PARTS = 250_000;

    private static final int BLOCK_BYTES = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final String TOKEN = "Authorization: Bearer " + BuiltWar.TOKEN + "\r\n";

    /** Some read a body, some do not; one has no name that is known. */
    private static final List<Target> TARGETS = List.of(
            new Target("POST", "api/channels/news/events", TOKEN),
            new Target("POST", "api/channels/news/events", ""),
            new Target("POST", "api/chat/flood/messages?name=Eve", ""),
            new Target("POST", "api/ticker/trades", TOKEN),
            new Target("POST", "api/ticker/trades", ""),
            new Target("POST", "api/health/live", ""),
            new Target("GET", "api/health/live", ""),
            new Target("GET", "api/stream?channel=news", ""),
            new Target("POST", "index.html", ""),
            new Target("POST", "nothing/is/here", ""));

    private static FloodedServer server;

    @BeforeAll
    static void start() {
        server = FloodedServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Target(String method, String path, String header) {
        String start(URI base) {
            return RawHttp.requestLine(method, base.resolve(path)) + header + "Content-Type: text/plain\r\n";
        }
    }

    /** How a request begins after its first headers, and what is sent again and again. */
    private enum Flood {
        BODY("Content-Length: 1000000000000\r\n\r\n", "x".repeat(1_000)),
        LINES("Content-Length: 1000000000000\r\n\r\n", "{}\n"),
        CHUNKS_OF_ONE_BYTE("Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
        CHUNK_EXTENSION("Transfer-Encoding: chunked\r\n\r\n1;x=", "x".repeat(1_000)),
        TRAILERS("Transfer-Encoding: chunked\r\n\r\n0\r\n", "X-Trailer: x\r\n"),
        HEADERS("", "X-Header: x\r\n"),
        HEADER_LINE("X-Header: ", "x".repeat(1_000)),
        REQUEST_LINE("", "x".repeat(1_000)) {
            @Override
            String start(Target target, URI base) {
                return target.method() + " " + base.resolve(target.path()).getRawPath() + "?";
            }
        };

        private final String rest;
        private final String part;

        Flood(String rest, String part) {
            this.rest = rest;
            this.part = part;
        }

        String start(Target target, URI base) {
            return target.start(base) + rest;
        }

        /** How much one client sends. */
        long bytes() {
            return Math.min(FLOOD_BYTES / TARGETS.size(), (long) FLOOD_PARTS * part.length());
        }

        /** Many parts, sent until the flood ends. */
        byte[] block() {
            return part.repeat(BLOCK_BYTES / part.length()).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private record Attacker(RawHttp raw, Target target, Flood flood) implements FloodedServer.Attacker {
        @Override
        public void pour() {
            raw.send(flood.start(target, server.app().base()));
            byte[] block = flood.block();
            for (long sent = 0; sent < flood.bytes(); sent += block.length) {
                raw.send(block);
            }
        }

        @Override
        public void vanish() {
            raw.vanish();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingOfARequestWithoutEnd(Flood flood) throws InterruptedException {
        List<Attacker> attackers = TARGETS.stream()
                .map(target -> new Attacker(RawHttp.connect(server.app().base()), target, flood))
                .toList();
        server.endure(attackers, PATIENCE);
        server.assertForgetsAttackers();
    }
}
