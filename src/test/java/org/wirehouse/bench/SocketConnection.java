package org.wirehouse.bench;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A client of a WebSocket: takes frames apart and answers pings. */
final class SocketConnection extends Connection {
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MAX_HEAD = 10;

    private final byte[] head = new byte[MAX_HEAD];
    private int headRead;
    private long left;

    SocketConnection(SocketChannel channel, String request, Client client, Traffic traffic, Fate fate) {
        super(channel, request, client, traffic, fate);
    }

    @Override
    boolean sayGoodBye() throws IOException {
        send(masked(CLOSE, 0x03, 0xe8)); // 1000, normal closure
        return true;
    }

    /** A final frame of less than 126 bytes with a mask of zeros, which changes nothing. */
    private static byte[] masked(int opcode, int... payload) {
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) (0x80 | opcode);
        frame[1] = (byte) (0x80 | payload.length);
        for (int i = 0; i < payload.length; i++) {
            frame[6 + i] = (byte) payload[i];
        }
        return frame;
    }

    @Override
    void take(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            if (left == 0) {
                head[headRead++] = bytes[at++];
                if (headRead == headLength()) {
                    begin();
                }
            } else {
                int taken = (int) Math.min(left, to - at);
                if (isData()) {
                    scanner().scan(bytes, at, at + taken);
                }
                left -= taken;
                at += taken;
            }
            if (left == 0 && headRead > 0 && headRead == headLength()) {
                headRead = 0;
                if (isData() && isFinal()) {
                    scanner().messageEnd();
                }
            }
        }
    }

    private int headLength() {
        if (headRead < 2) {
            return 2;
        }
        int shortLength = head[1] & 0x7f;
        return shortLength < 126 ? 2 : shortLength == 126 ? 4 : MAX_HEAD;
    }

    private boolean isData() {
        return (head[0] & 0x0f) < CLOSE;
    }

    private boolean isFinal() {
        return (head[0] & 0x80) != 0;
    }

    private void begin() throws IOException {
        int length = headLength();
        left = length == 2 ? head[1] & 0x7f : 0;
        for (int i = 2; i < length; i++) {
            left = (left << 8) | (head[i] & 0xff);
        }
        int opcode = head[0] & 0x0f;
        if (opcode == CLOSE) {
            throw new IOException("the server has closed the session: " + Arrays.toString(head));
        }
        if (opcode == PING) {
            send(masked(PONG)); // the pings of Wirehouse are empty
        }
        if (isData()) {
            countFrame();
        }
    }
}
