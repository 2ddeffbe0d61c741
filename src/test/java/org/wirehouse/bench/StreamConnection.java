package org.wirehouse.bench;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** A client of an event stream: takes the chunks of HTTP/1.1 apart. */
final class StreamConnection extends Connection {
    private long left; // of the chunk that is being read
    private long size; // as far as its digits have been read
    private boolean inSize = true;
    private boolean inExtension;

    StreamConnection(SocketChannel channel, String request, Client client, Traffic traffic, Fate fate) {
        super(channel, request, client, traffic, fate);
    }

    @Override
    boolean sayGoodBye() {
        return false;
    }

    @Override
    void take(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            if (inSize) {
                readSize(bytes[at++]);
            } else if (left > 2) { // with the line end that follows
                int taken = (int) Math.min(left - 2, to - at);
                scanner().scan(bytes, at, at + taken);
                left -= taken;
                at += taken;
            } else {
                left--;
                at++;
                inSize = left == 0;
            }
        }
    }

    private void readSize(byte b) throws IOException {
        if (b == '\n') {
            if (size == 0) {
                throw new IOException("the server has ended the stream");
            }
            countFrame();
            left = size + 2;
            size = 0;
            inSize = false;
            inExtension = false;
        } else if (b == ';') {
            inExtension = true;
        } else if (b != '\r' && !inExtension) {
            size = size * 16 + Character.digit(b, 16);
        }
    }
}
