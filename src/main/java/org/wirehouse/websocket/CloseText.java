package org.wirehouse.websocket;

import jakarta.websocket.CloseReason;
import java.nio.charset.StandardCharsets;

/** Reasons of closing that fit: a control frame has room for 123 bytes. */
final class CloseText {
    private static final int MAX_BYTES = 123;

    private CloseText() {}

    static CloseReason reason(CloseReason.CloseCode code, String text) {
        return new CloseReason(code, shortened(text));
    }

    /** As much of the text as fits, without half a character: where there is one already, a question mark. */
    static String shortened(String given) {
        String text = new String(given.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (Utf8.length(text) <= MAX_BYTES) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = MAX_BYTES - Utf8.length("…");
        for (int point : text.codePoints().toArray()) {
            room -= Utf8.length(Character.toString(point));
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append('…').toString();
    }
}
