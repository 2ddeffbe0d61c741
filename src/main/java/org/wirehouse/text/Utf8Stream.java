package org.wirehouse.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The UTF-8 of a text in another charset, converted while it is read. Malformed input fails the stream instead of being
 * replaced.
 */
public final class Utf8Stream extends InputStream {
    private static final int BUFFER_BYTES = 8_192;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer source = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharBuffer text;
    private ByteBuffer converted = ByteBuffer.allocate(0);
    private long offset;
    private boolean sourceEnded;
    private boolean ended;

    private Utf8Stream(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // never full, so that a flush always has room
        this.text = CharBuffer.allocate((int) (BUFFER_BYTES * decoder.maxCharsPerByte()) + 16);
    }

    /** A stream in UTF-8; {@code in} itself, unchecked, if that is its charset. */
    public static InputStream of(InputStream in, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? in : new Utf8Stream(in, charset);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** @throws MalformedTextException if the input is not text in its charset */
    @Override
    public int read(byte[] target, int targetOffset, int length) throws IOException {
        Objects.checkFromIndexSize(targetOffset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (!converted.hasRemaining()) {
            if (ended) {
                return -1;
            }
            convert();
        }
        int count = Math.min(length, converted.remaining());
        converted.get(target, targetOffset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void convert() throws IOException {
        text.clear();
        int start = source.position();
        CoderResult result = decoder.decode(source, text, sourceEnded);
        offset += source.position() - start;
        // what was decoded before a malformed byte is given first, and the byte found again
        if (result.isError() && text.position() == 0) {
            throw new MalformedTextException(charset, source.get(source.position()), offset);
        }
        if (result.isUnderflow() && sourceEnded) {
            decoder.flush(text);
            ended = true;
        } else if (result.isUnderflow()) {
            fill();
        }
        converted = StandardCharsets.UTF_8.encode(text.flip());
    }

    private void fill() throws IOException {
        source.compact();
        int count = in.read(source.array(), source.position(), source.remaining());
        sourceEnded = count < 0;
        source.position(source.position() + Math.max(count, 0)).flip();
    }
}
