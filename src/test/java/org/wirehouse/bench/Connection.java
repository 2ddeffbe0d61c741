package org.wirehouse.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One client of either transport, from its request on. Only its loop calls it. */
abstract class Connection {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final byte[] request;
    private final boolean reads;
    private final Tally tally;
    private final Runnable opened;
    private int headMatched;
    private final StringBuilder head = new StringBuilder();

    /**
     * Begins to connect.
     *
     * @param reads false for a client that stops to read once it is connected
     * @param opened told when the server has accepted it
     */
    Connection(SocketChannel channel, String request, boolean reads, Tally tally, Runnable opened) {
        this.channel = channel;
        this.request = request.getBytes(StandardCharsets.US_ASCII);
        this.reads = reads;
        this.tally = tally;
        this.opened = opened;
    }

    /** What the server sent after the head of its response. */
    abstract void take(byte[] bytes, int from, int to) throws IOException;

    /** The first line of the response of a server that accepts. */
    abstract String accepted();

    void connected(SelectionKey key) throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        send(request);
    }

    /** Small, and there is nothing else on its way, so the socket takes it at once. */
    void send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** @param bytes room to read into, shared by all of the loop */
    void readable(SelectionKey key, byte[] bytes) throws IOException {
        int count = channel.read(ByteBuffer.wrap(bytes));
        if (count < 0) {
            throw new EOFException("the server has ended the connection");
        }
        tally.read(count);
        int from = headMatched < HEAD_END.length ? readHead(key, bytes, count) : 0;
        if (from < count) {
            take(bytes, from, count);
        }
    }

    private int readHead(SelectionKey key, byte[] bytes, int to) throws IOException {
        for (int i = 0; i < to; i++) {
            head.append((char) bytes[i]);
            headMatched = bytes[i] == HEAD_END[headMatched] ? headMatched + 1 : bytes[i] == HEAD_END[0] ? 1 : 0;
            if (headMatched == HEAD_END.length) {
                if (head.indexOf(accepted()) != 0) {
                    throw new IOException("refused: " + head.substring(0, head.indexOf("\r\n")));
                }
                head.setLength(0);
                head.trimToSize();
                if (!reads) {
                    key.interestOps(0);
                }
                opened.run();
                return i + 1;
            }
        }
        return to;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
