package org.wirehouse.compression;

import java.io.IOException;
import java.util.zip.CRC32;

/**
 * Reads the header of a member; nothing in it matters to the content.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952, section 2.3</a>
 */
final class GzipHeader {
    private static final int FIRST_MAGIC = 0x1f;
    private static final int SECOND_MAGIC = 0x8b;
    private static final int DEFLATE = 8;
    private static final int CHECKSUM = 2;
    private static final int EXTRA_FIELD = 4;
    private static final int FILE_NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final CompressedBytes in;
    private final CRC32 crc = new CRC32();

    private GzipHeader(CompressedBytes in) {
        this.in = in;
    }

    /**
     * Reads the header of the next member.
     *
     * @return false if there is none; the first has to be there
     */
    static boolean read(CompressedBytes in) throws IOException {
        boolean isFirst = in.isAtStart();
        int magic = isFirst ? in.next() : in.nextOrEnd();
        if (magic <= 0 && !isFirst) {
            requirePadding(in, magic);
            return false;
        }
        GzipHeader header = new GzipHeader(in);
        header.crc.update(magic);
        if (magic != FIRST_MAGIC || header.next() != SECOND_MAGIC) {
            throw isFirst ? new GzipException("not gzip: it does not begin with 0x1F 0x8B") : garbage(in);
        }
        header.readAfterMagic();
        return true;
    }

    private static void requirePadding(CompressedBytes in, int first) throws IOException {
        int next = first;
        while (next == 0) {
            next = in.nextOrEnd();
        }
        if (next > 0) {
            throw garbage(in);
        }
    }

    private static GzipException garbage(CompressedBytes in) {
        return in.damaged("garbage after the end of a member");
    }

    private void readAfterMagic() throws IOException {
        if (next() != DEFLATE) {
            throw in.damaged("unknown compression method");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw in.damaged("unknown flags");
        }
        skip(6); // time, extra flags, operating system
        if ((flags & EXTRA_FIELD) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & FILE_NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & CHECKSUM) != 0 && (crc.getValue() & 0xffff) != in.littleEndian(2)) {
            throw in.damaged("the checksum of the header does not match");
        }
    }

    private int next() throws IOException {
        int next = in.next();
        crc.update(next);
        return next;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // not needed
        }
    }
}
