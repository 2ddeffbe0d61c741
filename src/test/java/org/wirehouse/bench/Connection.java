package org.wirehouse.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One client of either transport, from its request on. Only its loop calls it. */
abstract class Connection {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final byte[] request;
    private final Client client;
    private final Traffic traffic;
    private final Fate fate;
    private final StringBuilder head = new StringBuilder();
    private int headMatched;
    private boolean leaving;

    /** Is told what becomes of a connection. */
    interface Fate {
        /** The server has accepted it. */
        void opened();

        /** It could not be opened, or was ended by the server. */
        void ended(boolean opened, IOException cause);

        /** It was left before the server had answered. */
        void leftUnopened();
    }

    Connection(SocketChannel channel, String request, Client client, Traffic traffic, Fate fate) {
        this.channel = channel;
        this.request = request.getBytes(StandardCharsets.US_ASCII);
        this.client = client;
        this.traffic = traffic;
        this.fate = fate;
    }

    /** The head of the response has come, and the server has accepted. */
    void accepted(String head) {}

    /** What the server sent after the head of its response. */
    abstract void take(byte[] bytes, int from, int to) throws IOException;

    /** Says good-bye, if the transport has a word for it; false if there is none to be answered. */
    abstract boolean sayGoodBye() throws IOException;

    Scanner scanner() {
        return client.scanner();
    }

    void countFrame() {
        traffic.frame();
    }

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
        traffic.read(count);
        int from = hasOpened() ? 0 : readHead(key, bytes, count);
        if (from < count) {
            take(bytes, from, count);
        }
    }

    private boolean hasOpened() {
        return headMatched == HEAD_END.length;
    }

    private int readHead(SelectionKey key, byte[] bytes, int to) throws IOException {
        for (int i = 0; i < to; i++) {
            head.append((char) bytes[i]);
            headMatched = bytes[i] == HEAD_END[headMatched] ? headMatched + 1 : bytes[i] == HEAD_END[0] ? 1 : 0;
            if (hasOpened()) {
                if (head.indexOf(client.transport().accepted()) != 0) {
                    headMatched = 0;
                    throw new IOException("refused: " + head.substring(0, head.indexOf("\r\n")));
                }
                accepted(head.toString());
                head.setLength(0);
                head.trimToSize();
                if (!client.reads()) {
                    key.interestOps(0);
                }
                fate.opened();
                return i + 1;
            }
        }
        return to;
    }

    /** The end that nobody has asked for, unless it has been left. */
    void end(IOException cause) {
        close();
        if (!leaving) {
            fate.ended(hasOpened(), cause);
        }
    }

    /** Ends it from this side. */
    void leave(Farewell farewell) throws IOException {
        if (leaving || !channel.isOpen()) {
            return;
        }
        leaving = true;
        if (!hasOpened()) {
            fate.leftUnopened();
        }
        if (farewell == Farewell.RESET) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        if (farewell != Farewell.GOOD_BYE || !hasOpened() || !sayGoodBye()) {
            close();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
