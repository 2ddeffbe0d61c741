package org.wirehouse.websocket;

/** How long a text is on the wire. */
public final class Utf8 {
    private Utf8() {}

    /** The bytes that a text takes, counted without making them. */
    public static int length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2; // a pair of surrogates takes 4
            }
        }
        return bytes;
    }
}
