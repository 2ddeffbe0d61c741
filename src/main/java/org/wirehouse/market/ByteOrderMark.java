package org.wirehouse.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** The mark that some programs put before Unicode text. */
final class ByteOrderMark {
    private static final String MARK = "\uFEFF";
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /**
     * The rest of the stream without the mark, if it begins with one.
     *
     * @throws IOException if the stream cannot be read
     */
    static InputStream skipped(InputStream in) throws IOException {
        PushbackInputStream rest = new PushbackInputStream(in, UTF_8.length);
        byte[] start = rest.readNBytes(UTF_8.length);
        if (!Arrays.equals(start, UTF_8)) {
            rest.unread(start);
        }
        return rest;
    }

    /** The text without the mark, if it begins with one. */
    static String skipped(String text) {
        return text.startsWith(MARK) ? text.substring(1) : text;
    }
}
