package org.wirehouse.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The bytes of a gzip stream, read one by one for headers and trailers, and by the buffer for an inflater. */
final class CompressedBytes {
    private static final int BUFFER_BYTES = 8_192;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long before;
    private int position;
    private int filled;

    CompressedBytes(InputStream in) {
        this.in = in;
    }

    /** How many bytes have been read from the stream below. */
    long count() {
        return before + filled;
    }

    boolean isAtStart() {
        return offset() == 0;
    }

    /** The next byte, or -1 at the end. */
    int nextOrEnd() throws IOException {
        return position < filled || fill() ? Byte.toUnsignedInt(buffer[position++]) : -1;
    }

    int next() throws IOException {
        int next = nextOrEnd();
        if (next < 0) {
            throw cutOff();
        }
        return next;
    }

    long littleEndian(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << (8 * i);
        }
        return number;
    }

    /** Gives the inflater all that is in the buffer. */
    void feed(Inflater inflater) throws IOException {
        if (position >= filled && !fill()) {
            throw cutOff();
        }
        inflater.setInput(buffer, position, filled - position);
        position = filled;
    }

    /** Takes back what the inflater did not use. */
    void takeBack(Inflater inflater) {
        position = filled - inflater.getRemaining();
    }

    GzipException damaged(String what) {
        return new GzipException("damaged gzip at byte " + offset() + ": " + what);
    }

    private GzipException cutOff() {
        return new GzipException(
                isAtStart() ? "not gzip: it is empty" : "incomplete gzip: it ends at byte " + offset());
    }

    private long offset() {
        return before + position;
    }

    private boolean fill() throws IOException {
        before += filled;
        position = 0;
        filled = Math.max(in.read(buffer), 0);
        return filled > 0;
    }
}
