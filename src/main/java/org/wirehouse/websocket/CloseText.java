package org.wirehouse.websocket;

import jakarta.websocket.CloseReason;

/** Reasons of closing that fit: a control frame has room for 123 bytes. */
final class CloseText {
    private static final int MAX_BYTES = 123;

    private CloseText() {}

    static CloseReason reason(CloseReason.CloseCode code, String text) {
        return new CloseReason(code, shortened(text));
    }

    /** As much of the text as fits, without half a character. */
    static String shortened(String text) {
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
