package org.wirehouse.market;

import java.io.IOException;
import java.io.InputStream;
import org.wirehouse.text.MalformedTextException;
import org.wirehouse.text.StrictDecoder;

/**
 * The lines of a stream of UTF-8, one at a time and each of bounded length; a longer one is passed over without being kept.
 *
 * <p>A line ends with a line feed, a carriage return, both, or the stream.
 */
final class BoundedLines {
    private static final int BUFFER_BYTES = 8_192;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] line;
    private int position;
    private int filled;
    private int length;
    private long number;
    private boolean afterCarriageReturn;

    BoundedLines(InputStream in, int maxBytes) {
        this.in = in;
        this.line = new byte[maxBytes];
    }

    /** Goes on to the next line, if there is one. */
    boolean next() throws IOException {
        length = 0;
        int read = read();
        if (read == '\n' && afterCarriageReturn) {
            read = read(); // it belongs to the line before
        }
        afterCarriageReturn = false;
        if (read < 0) {
            return false;
        }
        number++;
        for (; read >= 0 && read != '\n' && read != '\r'; read = read()) {
            if (length < line.length) {
                line[length] = (byte) read;
            }
            // one past the limit stands for any length above it
            length = Math.min(length + 1, line.length + 1);
        }
        afterCarriageReturn = read == '\r';
        return true;
    }

    /** Whether there is nothing but white space in the line. */
    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (i == line.length || Byte.toUnsignedInt(line[i]) > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Number of the line, from 1. */
    long number() {
        return number;
    }

    /** @throws RefusedTradeException if the line is too long or not UTF-8 */
    String text() {
        if (length > line.length) {
            throw new RefusedTradeException(
                    Refusal.LINE_TOO_LONG, "a line has at most " + line.length + " bytes, this one has more");
        }
        try {
            return StrictDecoder.utf8(line, length);
        } catch (MalformedTextException e) {
            throw new RefusedTradeException(Refusal.ENCODING_BROKEN, "the line is " + e.getMessage());
        }
    }

    private int read() throws IOException {
        if (position >= filled) {
            filled = in.read(buffer);
            position = 0;
            if (filled <= 0) {
                return -1;
            }
        }
        return Byte.toUnsignedInt(buffer[position++]);
    }
}
