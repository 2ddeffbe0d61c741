package org.wirehouse.chat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A member that speaks just enough of the protocol to come in, and then reads nothing more and answers no ping. */
final class RawMember implements AutoCloseable {
    private final Socket socket = new Socket();
    private final String welcome;

    RawMember(URI base, String pathAndQuery) throws IOException {
        this(base, pathAndQuery, "127.0.0.1");
    }

    /** @param from the address of this end; on Linux all of 127.0.0.0/8 is this machine */
    RawMember(URI base, String pathAndQuery, String from) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.setReceiveBufferSize(4 * 1024);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        String request = "GET " + base.getPath() + pathAndQuery + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + head);
        }
        in.read(); // text, all of it
        int length = in.read();
        if (length == 126) {
            length = in.read() << 8 | in.read();
        }
        welcome = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** The first line that came. */
    String welcome() {
        return welcome;
    }

    /** Ends the connection with a TCP reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
