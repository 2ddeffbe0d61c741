package org.wirehouse.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes bytes and never replaces malformed ones: two texts that differ must not become the same. */
public final class StrictDecoder {
    private StrictDecoder() {}

    /**
     * Decodes UTF-8.
     *
     * @throws MalformedTextException if it is not UTF-8; the message has the byte and its offset
     */
    public static String utf8(byte[] bytes) throws MalformedTextException {
        return utf8(bytes, bytes.length);
    }

    /**
     * Decodes the first {@code length} bytes as UTF-8.
     *
     * @throws MalformedTextException as {@link #utf8(byte[])}
     */
    public static String utf8(byte[] bytes, int length) throws MalformedTextException {
        ByteBuffer undecoded = ByteBuffer.wrap(bytes, 0, length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(undecoded).toString();
        } catch (CharacterCodingException e) {
            int offset = undecoded.position();
            throw new MalformedTextException(StandardCharsets.UTF_8, bytes[offset], offset);
        }
    }
}
