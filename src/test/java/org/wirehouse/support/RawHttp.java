package org.wirehouse.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection for what no decent client does: not to read, to vanish, to send half a request. */
public final class RawHttp implements AutoCloseable {
    private static final int SMALL_BUFFER_BYTES = 4 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Socket socket;
    private final URI address;

    private RawHttp(Socket socket, URI address) {
        this.socket = socket;
        this.address = address;
    }

    /** Connects with a small receive buffer, so that what is not read soon stays with the server. */
    public static RawHttp connect(URI address) {
        return connect(new Socket(), address);
    }

    /** The same by way of a socket that is not connected yet, such as one for TLS. */
    public static RawHttp connect(Socket socket, URI address) {
        RawHttp http = new RawHttp(socket, address);
        try {
            http.socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
            http.socket.setSoTimeout((int) PATIENCE.toMillis());
            http.socket.setTcpNoDelay(true);
            http.socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) PATIENCE.toMillis());
            return http;
        } catch (IOException e) {
            http.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Connects and sends a whole request for a stream. */
    public static RawHttp get(URI address) {
        return get(new Socket(), address);
    }

    /** The same by way of a socket that is not connected yet, such as one for TLS. */
    public static RawHttp get(Socket socket, URI address) {
        return connect(socket, address)
                .send(requestLine("GET", address) + "Accept: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    /** The first two lines of a request. */
    public static String requestLine(String method, URI address) {
        String query = address.getRawQuery();
        return method + " " + address.getRawPath() + (query == null ? "" : "?" + query) + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\n";
    }

    /** The beginning of a request that publishes, up to before the length of its body. */
    public static String publishing(URI address) {
        return requestLine("POST", address) + "Authorization: Bearer " + BuiltWar.TOKEN
                + "\r\nContent-Type: text/plain\r\n";
    }

    public RawHttp send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends no more, and goes on reading. */
    public RawHttp finish() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server sends, as bytes; a stream comes in chunks of HTTP. */
    public InputStream input() {
        try {
            return socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the first line of the response; empty if the server ends the connection instead. */
    public String status() {
        try {
            StringBuilder line = new StringBuilder();
            for (int c = input().read(); c >= 0 && c != '\n'; c = input().read()) {
                line.append((char) c);
            }
            return line.toString().strip();
        } catch (SocketException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the server ends the connection, in whatever way, and returns how many bytes came. */
    public long drain() {
        byte[] buffer = new byte[64 * 1024];
        long received = 0;
        try {
            socket.setReceiveBufferSize(1024 * 1024);
            for (int n = input().read(buffer); n >= 0; n = input().read(buffer)) {
                received += n;
            }
        } catch (SocketException e) {
            // reset by the server: an end like another
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not end the connection to " + address, e);
        }
        return received;
    }

    /** Goes without a farewell: the server gets a TCP reset. */
    public void vanish() {
        try {
            socket.setSoLinger(true, 0);
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
