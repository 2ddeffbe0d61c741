package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirehouse.support.RawSocket;
import org.wirehouse.support.server.FloodedServer;

/**
 * Messages that never end, sent to a server with a small heap that exits as soon as it is out of memory: whatever it
 * collected would end it.
 */
class EndlessMessageIT {
    private static final long FLOOD_BYTES = 200L << 20;
    private static final int FRAME_BYTES = 65_535;

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final List<String> TEXT_ONLY = List.of(
            "ws/stream?channel=news", "ws/ticker", "ws/chat/flood?name=Eve", "ws/classic/ws", "ws/classic/group");

    private static final List<String> ALL =
            Stream.concat(TEXT_ONLY.stream(), Stream.of("ws/echo")).toList();

    private static FloodedServer server;

    @BeforeAll
    static void start() {
        server = FloodedServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What is sent again and again after the first frame of a message, which does not end it. */
    private enum Flood {
        BINARY(RawSocket.BINARY),
        TEXT(RawSocket.TEXT);

        private final int first;

        Flood(int first) {
            this.first = first;
        }
    }

    private record Attacker(RawSocket raw, Flood flood) implements FloodedServer.Attacker {
        @Override
        public void pour() {
            byte[] payload = "x".repeat(FRAME_BYTES).getBytes(StandardCharsets.US_ASCII);
            byte[] block = RawSocket.frames(RawSocket.CONTINUATION, payload, FRAME_BYTES, false);
            raw.send(flood.first, payload, false);
            for (long sent = 0; sent < FLOOD_BYTES; sent += block.length) {
                raw.sendBytes(block);
            }
        }

        @Override
        public void vanish() {
            raw.vanish();
        }
    }

    private static Stream<Arguments> floods() {
        return ALL.stream().flatMap(path -> Stream.of(Flood.values()).map(flood -> Arguments.of(path, flood)));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void collectsNothingOfAMessageThatNeverEnds(String path, Flood flood) throws InterruptedException {
        RawSocket raw = RawSocket.open(server.app().address(path));
        server.endure(List.of(new Attacker(raw, flood)), PATIENCE);
    }

    @ParameterizedTest
    @FieldSource("TEXT_ONLY")
    void refusesTheFirstPartOfABinaryMessage(String path) {
        try (RawSocket raw = RawSocket.open(server.app().address(path))) {
            RawSocket.Frame close =
                    raw.send(RawSocket.BINARY, new byte[] {1, 2, 3}, false).readUntil(RawSocket.CLOSE);
            assertThat(close.closeCode()).isEqualTo(1003);
            assertThat(close.text().substring(2)).isEqualTo("this endpoint takes text only");
        }
        server.assertServesOthers();
    }
}
