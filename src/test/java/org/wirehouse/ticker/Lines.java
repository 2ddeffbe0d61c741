package org.wirehouse.ticker;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** A body of many lines, each made when it is about to be sent. */
final class Lines extends InputStream {
    private final int count;
    private final IntFunction<String> line;
    private int next;
    private byte[] current = {};
    private int position;

    private Lines(int count, IntFunction<String> line) {
        this.count = count;
        this.line = line;
    }

    /** @param line gives the line of a number from 0 */
    static BodyPublisher body(int count, IntFunction<String> line) {
        return BodyPublishers.ofInputStream(() -> new Lines(count, line));
    }

    @Override
    public int read() {
        return filled() ? Byte.toUnsignedInt(current[position++]) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read = 0;
        while (read < length && filled()) {
            int copied = Math.min(length - read, current.length - position);
            System.arraycopy(current, position, into, offset + read, copied);
            position += copied;
            read += copied;
        }
        return read > 0 || length == 0 ? read : -1;
    }

    private boolean filled() {
        if (position == current.length && next < count) {
            current = (line.apply(next++) + "\n").getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return position < current.length;
    }
}
