package org.wirehouse.messaging;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A message that was delivered, free of the API it came through.
 *
 * @param id what the broker calls it
 * @param text empty if it is no text message
 * @param properties those that are known here and were set
 */
record Delivery(String id, Optional<String> text, Map<String, String> properties) {
    /**
     * The text.
     *
     * @param maxBytes of UTF-8
     * @throws RefusedMessageException if there is none, it is longer than {@code maxBytes}, or it is no Unicode text
     */
    String text(int maxBytes) {
        String present = text.orElseThrow(() -> new RefusedMessageException("not-text", "it is no text message"));
        // a character has at least one byte
        if (present.length() > maxBytes || bytes(present) > maxBytes) {
            throw new RefusedMessageException("too-large", "its text has more than " + maxBytes + " bytes");
        }
        return present;
    }

    /** Half a surrogate pair could be sent to no client. */
    private static int bytes(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
        } catch (CharacterCodingException e) {
            throw new RefusedMessageException("not-unicode", "its text holds half a surrogate pair");
        }
    }
}
