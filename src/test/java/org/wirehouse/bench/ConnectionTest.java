package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final Connection.Fate FATE = new Connection.Fate() {
        @Override
        public void opened() {}

        @Override
        public void ended(boolean opened, IOException cause) {}

        @Override
        public void leftUnopened() {}
    };

    private final Traffic traffic = new Traffic();
    private final List<Long> numbers = new ArrayList<>();
    private final SocketChannel channel = SocketChannel.open();

    ConnectionTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    @Test
    void takesAnEventApartThatCameInTwoChunks() throws IOException {
        byte[] wire = ascii("8\r\n{\"n\":1,\"\r\n0a;x=1\r\nt\":2}\n\n{\"n\r\n8\r\n\":3,\"t\":\r\n2\r\n4}\r\n");
        for (int cut = 0; cut <= wire.length; cut++) {
            Connection stream = stream();
            stream.take(wire, 0, cut);
            stream.take(wire, cut, wire.length);
            assertThat(numbers).as("cut at %d", cut).containsExactly(1L, 3L);
            numbers.clear();
        }
    }

    @Test
    void noticesTheEndOfAStream() {
        byte[] wire = ascii("2\r\n\n\n\r\n0\r\n\r\n");
        assertThatThrownBy(() -> stream().take(wire, 0, wire.length)).hasMessageContaining("ended");
    }

    @Test
    void takesFramesOfAllLengthsApart() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int size : new int[] {20, 125, 126, 400, 70_000}) {
            frame(wire, "{\"n\":" + size + ",\"t\":1,\"p\":\"" + "x".repeat(size - 18) + "\"}");
        }
        byte[] bytes = wire.toByteArray();
        for (int cut = 0; cut < 700; cut++) {
            Connection socket = socket();
            socket.take(bytes, 0, cut);
            socket.take(bytes, cut, bytes.length);
            assertThat(numbers).as("cut at %d", cut).containsExactly(20L, 125L, 126L, 400L, 70_000L);
            numbers.clear();
        }
    }

    @Test
    void countsChunksAndFrames() throws IOException {
        byte[] chunks = ascii("2\r\n:\n\r\n1\r\n\n\r\n");
        stream().take(chunks, 0, chunks.length);
        assertThat(traffic.frames()).isEqualTo(2);

        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        frame(wire, "a");
        frame(wire, "b");
        socket().take(wire.toByteArray(), 0, wire.size());
        assertThat(traffic.frames()).isEqualTo(4);
    }

    @Test
    void takesAStreamWithoutChunks() throws IOException {
        byte[] wire = ascii("data: {\"n\":1,\"t\":2}\n\ndata: {\"n\":2,\"t\":2}\n\n");
        for (int cut = 0; cut <= wire.length; cut++) {
            Connection stream = stream();
            stream.accepted("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
            stream.take(wire, 0, cut);
            stream.take(wire, cut, wire.length);
            assertThat(numbers).as("cut at %d", cut).containsExactly(1L, 2L);
            assertThat(traffic.frames()).isEqualTo(2L * (cut + 1));
            numbers.clear();
        }
    }

    @Test
    void takesChunksWhateverTheCaseOfTheHeader() throws IOException {
        byte[] wire = ascii("1\r\n\n\r\n");
        Connection stream = stream();
        stream.accepted("HTTP/1.1 200 OK\r\ntransfer-encoding:Chunked\r\n\r\n");
        stream.take(wire, 0, wire.length);
        assertThat(traffic.frames()).isEqualTo(1);
    }

    @Test
    void findsAllEventsThatShareAFrame() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        frame(
                wire,
                "{\"id\":\"1-1\",\"data\":{\"n\":1,\"t\":2}}\n{\"id\":\"1-2\",\"data\":{\"n\":2,\"t\":3}}\n{\"n\":3,\"t\":4}");
        socket().take(wire.toByteArray(), 0, wire.size());

        assertThat(numbers).containsExactly(1L, 2L, 3L);
        assertThat(traffic.frames()).isEqualTo(1);
    }

    @Test
    void noticesTheEndOfASession() {
        byte[] wire = {(byte) 0x88, 2, 3, (byte) 0xf4};
        assertThatThrownBy(() -> socket().take(wire, 0, wire.length)).hasMessageContaining("closed");
    }

    private Connection stream() {
        return new StreamConnection(channel, "", client(Transport.SSE), traffic, FATE);
    }

    private Connection socket() {
        return new SocketConnection(channel, "", client(Transport.WEBSOCKET), traffic, FATE);
    }

    private Client client(Transport transport) {
        return new Client(transport, "", true, new EventScanner((n, t) -> numbers.add(n)));
    }

    private static void frame(ByteArrayOutputStream wire, String text) {
        int size = text.length();
        wire.write(0x81);
        if (size < 126) {
            wire.write(size);
        } else if (size < 65_536) {
            wire.writeBytes(new byte[] {126, (byte) (size >> 8), (byte) size});
        } else {
            wire.writeBytes(new byte[] {127, 0, 0, 0, 0, 0, (byte) (size >> 16), (byte) (size >> 8), (byte) size});
        }
        wire.writeBytes(ascii(text));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
