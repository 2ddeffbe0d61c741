package org.wirehouse.bench;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.regex.Pattern;

/** A client of an event stream: takes the chunks of HTTP/1.1 apart, if it has any. */
final class StreamConnection extends Connection {
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding: *chunked\\s*$");

    private boolean chunked = true;
    private byte last; // of a stream without chunks
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
    void accepted(String head) {
        chunked = CHUNKED.matcher(head).find();
    }

    @Override
    void take(byte[] bytes, int from, int to) throws IOException {
        if (chunked) {
            takeChunks(bytes, from, to);
        } else {
            scanner().scan(bytes, from, to);
            countEvents(bytes, from, to);
        }
    }

    /** Each stands for the chunk that it would be. */
    private void countEvents(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' && last == '\n') {
                countFrame();
            }
            last = bytes[i];
        }
    }

    private void takeChunks(byte[] bytes, int from, int to) throws IOException {
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
