package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.RawSocket;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.server.Server;

/**
 * Messages that never end, sent to a server with a small heap that exits as soon as it is out of memory: whatever it
 * collected would end it.
 */
class EndlessMessageIT {
    private static final long FLOOD_BYTES = 200L << 20;
    private static final int FRAME_BYTES = 65_535;

    /** More than this is not waited for: a server that no longer reads has refused the flood, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final List<String> TEXT_ONLY = List.of(
            "ws/stream?channel=news", "ws/ticker", "ws/chat/flood?name=Eve", "ws/classic/ws", "ws/classic/group");

    private static final List<String> ALL =
            Stream.concat(TEXT_ONLY.stream(), Stream.of("ws/echo")).toList();

    private static Server server;
    private static Deployed app;
    private static SocketClient other;
    private static int published;

    @BeforeAll
    static void start() {
        server = Server.startSmall(Map.of("wirehouse.write.deadline.seconds", "3"));
        app = server.app();
        other = SocketClient.open(app.socket("news")).welcomed();
    }

    @AfterAll
    static void stop() {
        other.close();
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

        void pour(RawSocket raw) {
            byte[] payload = "x".repeat(FRAME_BYTES).getBytes(StandardCharsets.US_ASCII);
            byte[] block = RawSocket.frames(RawSocket.CONTINUATION, payload, FRAME_BYTES, false);
            try {
                raw.send(first, payload, false);
                for (long sent = 0; sent < FLOOD_BYTES; sent += block.length) {
                    raw.sendBytes(block);
                }
            } catch (UncheckedIOException e) {
                // the server has ended it
            }
        }
    }

    private static Stream<Arguments> floods() {
        return ALL.stream().flatMap(path -> Stream.of(Flood.values()).map(flood -> Arguments.of(path, flood)));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void collectsNothingOfAMessageThatNeverEnds(String path, Flood flood) throws InterruptedException {
        try (RawSocket raw = RawSocket.open(app.address(path))) {
            Thread attacker = new Thread(() -> flood.pour(raw));
            attacker.start();
            attacker.join(PATIENCE.toMillis());
            raw.vanish();
            attacker.join();
        }
        assertServesOthers();
    }

    @ParameterizedTest
    @FieldSource("TEXT_ONLY")
    void refusesTheFirstPartOfABinaryMessage(String path) {
        try (RawSocket raw = RawSocket.open(app.address(path))) {
            RawSocket.Frame close =
                    raw.send(RawSocket.BINARY, new byte[] {1, 2, 3}, false).readUntil(RawSocket.CLOSE);
            assertThat(close.closeCode()).isEqualTo(1003);
            assertThat(close.text().substring(2)).isEqualTo("this endpoint takes text only");
        }
        assertServesOthers();
    }

    private static void assertServesOthers() {
        assertThat(server.isRunning())
                .as("the server runs; its log:\n%s", server.log())
                .isTrue();
        app.publish("news", "event " + published++);
        other.await(published);
        try (SocketClient echo = SocketClient.open(app.address("ws/echo"))) {
            assertThat(echo.send("there?").awaitTexts(1)).containsExactly("there?");
        }
    }
}
