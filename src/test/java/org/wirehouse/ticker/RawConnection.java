package org.wirehouse.ticker;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that does what no decent client does: it stops to read, or breaks off. */
final class RawConnection implements AutoCloseable {
    private static final int RECEIVE_BUFFER_BYTES = 8_192;
    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket = new Socket();

    RawConnection(int port) {
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES); // before connecting, or it has no effect
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends lines, each with its end of line as HTTP wants it. */
    void sendHead(String... lines) {
        send(String.join("\r\n", lines) + "\r\n\r\n");
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a line without its end; of a chunked body that is the size of a chunk, or what ends it. */
    String readLine() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new EOFException("the server closed the connection");
                }
                line.write(read);
            }
            return line.toString(StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes over the head of the response and gives its first line. */
    String readHead() {
        String status = readLine();
        while (!readLine().isEmpty()) {
            // none of the headers matters
        }
        return status;
    }

    /** Reads one chunk of a chunked body. */
    String readChunk() {
        try {
            byte[] bytes = socket.getInputStream().readNBytes(Integer.parseInt(readLine(), 16));
            readLine();
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes without a word (RST), where closing says good-bye (FIN). */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
