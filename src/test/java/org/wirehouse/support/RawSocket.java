package org.wirehouse.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A WebSocket client that does what no decent client does: not to read, not to answer pings, to send what the protocol
 * forbids, to vanish.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455, section 5.2: framing</a>
 */
public final class RawSocket implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int SMALL_BUFFER_BYTES = 4 * 1024;
    private static final int LARGE_BUFFER_BYTES = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A frame from the server. */
    public record Frame(int opcode, boolean last, ByteBuffer payload) {
        public String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }

        /** What a frame that closes says why. */
        public int closeCode() {
            return payload.remaining() < 2 ? 1005 : payload.getShort(0) & 0xffff;
        }
    }

    private final Socket socket = new Socket();

    private RawSocket() {}

    /** Connects with a small receive buffer, and sends the handshake without waiting for its answer. */
    public static RawSocket handshake(URI address, String target, String... extraHeaderLines) {
        return handshake(address, target, SMALL_BUFFER_BYTES, extraHeaderLines);
    }

    private static RawSocket handshake(URI address, String target, int buffer, String... extraHeaderLines) {
        RawSocket raw = new RawSocket();
        try {
            raw.socket.setReceiveBufferSize(buffer);
            raw.socket.setSoTimeout((int) PATIENCE.toMillis());
            raw.socket.setTcpNoDelay(true);
            raw.socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) PATIENCE.toMillis());
            StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\n");
            if (String.join("\n", extraHeaderLines).lines().noneMatch(line -> line.startsWith("Host:"))) {
                request.append("Host: ").append(address.getAuthority()).append("\r\n");
            }
            request.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
                    .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
            for (String line : extraHeaderLines) {
                request.append(line).append("\r\n");
            }
            raw.write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            return raw;
        } catch (IOException e) {
            raw.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a session with a small receive buffer, so that what is not read soon stays with the server. */
    public static RawSocket open(URI address) {
        return open(address, SMALL_BUFFER_BYTES);
    }

    /** Opens a session with a receive buffer for large messages. */
    public static RawSocket openWide(URI address) {
        return open(address, LARGE_BUFFER_BYTES);
    }

    private static RawSocket open(URI address, int buffer) {
        String query = address.getRawQuery();
        RawSocket raw = handshake(address, address.getRawPath() + (query == null ? "" : "?" + query), buffer);
        int status = raw.status();
        if (status != 101) {
            raw.close();
            throw new AssertionError("the server answered the handshake with " + status);
        }
        return raw;
    }

    /** Reads the head of the answer to the handshake and returns its status. */
    public int status() {
        String first = line();
        while (!line().isEmpty()) {
            // none of the headers matters
        }
        return Integer.parseInt(first, "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10);
    }

    private String line() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = socket.getInputStream().read();
                    c != '\n';
                    c = socket.getInputStream().read()) {
                if (c < 0) {
                    throw new EOFException("the server closed the connection");
                }
                line.write(c);
            }
            return line.toString(StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a whole message. */
    public RawSocket send(int opcode, byte[] payload) {
        return send(opcode, payload, true);
    }

    /** Sends a frame; its mask is zero, which is allowed. Blocks while the server does not read. */
    public RawSocket send(int opcode, byte[] payload, boolean last) {
        return sendBytes(frame(opcode, payload, last));
    }

    /** As many equal frames as fit into {@code maxBytes}, at least one. */
    public static byte[] frames(int opcode, byte[] payload, int maxBytes, boolean last) {
        byte[] frame = frame(opcode, payload, last);
        ByteBuffer frames = ByteBuffer.allocate(Math.max(1, maxBytes / frame.length) * frame.length);
        while (frames.hasRemaining()) {
            frames.put(frame);
        }
        return frames.array();
    }

    private static byte[] frame(int opcode, byte[] payload, boolean last) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) ((last ? 0x80 : 0) | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** Sends bytes that are frames already. Blocks while the server does not read. */
    public RawSocket sendBytes(byte[] frames) {
        write(frames);
        return this;
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the next frame.
     *
     * @throws UncheckedIOException if the connection ends instead
     */
    public Frame read() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            return new Frame(first & 0x0f, first >= 0x80, ByteBuffer.wrap(payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a message of this kind, which may come in fragments. */
    public byte[] readMessage(int opcode) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        Frame frame = readUntil(opcode);
        message.writeBytes(frame.payload().array());
        while (!frame.last()) {
            frame = readUntil(CONTINUATION);
            message.writeBytes(frame.payload().array());
        }
        return message.toByteArray();
    }

    /** Reads up to a frame of this kind, past all others. */
    public Frame readUntil(int opcode) {
        Frame frame = read();
        while (frame.opcode() != opcode) {
            frame = read();
        }
        return frame;
    }

    /** Reads until the server ends the connection, in whatever way, and returns how many bytes came. */
    public long drain() {
        byte[] buffer = new byte[64 * 1024];
        long received = 0;
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                received += n;
            }
        } catch (SocketException e) {
            // reset by the server: an end like another
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not end the connection", e);
        }
        return received;
    }

    /** Goes without a farewell: the server gets a TCP reset. */
    public void vanish() {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
