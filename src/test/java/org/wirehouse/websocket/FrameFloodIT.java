package org.wirehouse.websocket;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirehouse.support.RawSocket;
import org.wirehouse.support.server.FloodedServer;

/** Small frames without end to all endpoints at once: none of them is part of a message that the application sees. */
class FrameFloodIT {
    /** Of each client; 200 MB of pings in all. Empty frames are as much work for fewer bytes. */
    private static final int FLOOD_FRAMES = 250_000;

    private static final int BLOCK_FRAMES = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final List<String> ALL = List.of(
            "ws/stream?channel=news",
            "ws/ticker",
            "ws/chat/flood?name=Eve",
            "ws/classic/ws",
            "ws/classic/group",
            "ws/echo");

    private static FloodedServer server;

    @BeforeAll
    static void start() {
        server = FloodedServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What is sent again and again. */
    private enum Flood {
        EMPTY_FRAGMENTS(RawSocket.CONTINUATION, true),
        PINGS(RawSocket.PING, false),
        PONGS(RawSocket.PONG, false),
        PINGS_BETWEEN_FRAGMENTS(RawSocket.PING, true),
        PONGS_BETWEEN_FRAGMENTS(RawSocket.PONG, true);

        private static final int MAX_CONTROL_BYTES = 125;

        private final int opcode;
        private final boolean inMessage;

        Flood(int opcode, boolean inMessage) {
            this.opcode = opcode;
            this.inMessage = inMessage;
        }

        /** {@value #BLOCK_FRAMES} frames, half of them empty fragments if there is a message and something between them. */
        byte[] block() {
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            for (int frame = 0; frame < BLOCK_FRAMES; frame++) {
                boolean control = opcode != RawSocket.CONTINUATION && (!inMessage || frame % 2 == 0);
                block.writeBytes(
                        control
                                ? RawSocket.frames(opcode, new byte[MAX_CONTROL_BYTES], 0, true)
                                : RawSocket.frames(RawSocket.CONTINUATION, new byte[0], 0, false));
            }
            return block.toByteArray();
        }
    }

    private record Attacker(RawSocket raw, Flood flood, boolean reads) implements FloodedServer.Attacker {
        @Override
        public void pour() {
            if (reads) {
                new Thread(raw::drain).start();
            }
            if (flood.inMessage) {
                raw.send(RawSocket.TEXT, new byte[] {'x'}, false);
            }
            byte[] block = flood.block();
            for (int sent = 0; sent < FLOOD_FRAMES; sent += BLOCK_FRAMES) {
                raw.sendBytes(block);
            }
        }

        @Override
        public void vanish() {
            raw.vanish();
        }
    }

    private static Stream<Arguments> floods() {
        return Stream.of(Flood.values())
                .flatMap(flood -> Stream.of(Arguments.of(flood, true), Arguments.of(flood, false)));
    }

    @ParameterizedTest(name = "{0}, what the server answers is read: {1}")
    @MethodSource("floods")
    void keepsNothingOfFramesWithoutEnd(Flood flood, boolean reads) throws InterruptedException {
        List<Attacker> attackers = ALL.stream()
                .map(path -> new Attacker(RawSocket.open(server.app().address(path)), flood, reads))
                .toList();
        server.endure(attackers, PATIENCE);
        server.assertForgetsAttackers();
    }
}
