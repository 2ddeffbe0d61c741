package org.wirehouse.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip with one or more members, and fails on everything that {@code gunzip -t} refuses: a damaged or
 * incomplete member, wherever it is, and garbage after the last one. Zero bytes after the last member are padding.
 *
 * <p>{@link java.util.zip.GZIPInputStream} takes a damaged header of a later member, and any garbage, for the end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, GZIP file format</a>
 */
public final class GzipStream extends InputStream {
    /** The limit of a stream that may expand without one. */
    public static final int ANY_RATIO = Integer.MAX_VALUE;

    /** Short streams are exempt from the ratio: they harm nobody. */
    private static final long BYTES_EXEMPT_FROM_RATIO = 16L << 20;

    private final CompressedBytes in;
    private final int maxRatio;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long expanded;
    private boolean inMember;
    private boolean ended;

    /** @param maxRatio how many bytes one compressed byte may become on average, after the first 16 MiB */
    public GzipStream(InputStream in, int maxRatio) {
        this.in = new CompressedBytes(in);
        this.maxRatio = maxRatio;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** @throws GzipException if the stream cannot be decompressed any further */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember && !beginMember()) {
                close();
                return -1;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                crc.update(target, offset, count);
                expand(count);
                return count;
            }
            endMember();
        }
        return -1;
    }

    /** Frees what decompressing needs. The stream below stays open, as it may belong to a server. */
    @Override
    public void close() {
        ended = true;
        inflater.end();
    }

    private boolean beginMember() throws IOException {
        inMember = GzipHeader.read(in);
        inflater.reset();
        crc.reset();
        return inMember;
    }

    /** Decompresses into {@code target}; 0 at the end of the member. */
    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            while (true) {
                int count = inflater.inflate(target, offset, length);
                if (count > 0 || inflater.finished()) {
                    return count;
                }
                if (inflater.needsDictionary()) {
                    throw in.damaged("it needs a dictionary");
                }
                in.feed(inflater);
            }
        } catch (DataFormatException e) {
            in.takeBack(inflater);
            throw in.damaged(String.valueOf(e.getMessage()));
        }
    }

    private void endMember() throws IOException {
        in.takeBack(inflater);
        if (in.littleEndian(4) != crc.getValue()) {
            throw in.damaged("the checksum does not match");
        }
        if (in.littleEndian(4) != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw in.damaged("the length does not match");
        }
        inMember = false;
    }

    private void expand(int count) throws GzipException {
        expanded += count;
        if (expanded > BYTES_EXEMPT_FROM_RATIO && expanded / maxRatio > in.count()) {
            throw new GzipException("gzip that expands to more than " + maxRatio + " times its size");
        }
    }
}
