package org.wirehouse.chat;

import java.util.OptionalInt;

/**
 * What can be said: 1 to 4,000 characters (code points), not all of them blank. Line breaks and tabs are text, other
 * control characters are not. Markup and marks of direction are data like any other and stay as they are.
 */
final class ChatText {
    static final int MAX_CHARACTERS = 4_000;

    private ChatText() {}

    /**
     * Returns {@code text} unchanged.
     *
     * @throws ChatRefusedException if it cannot be said
     */
    static String checked(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > MAX_CHARACTERS) {
            throw refused("has at most " + MAX_CHARACTERS + " characters, had " + length + ": " + Excerpt.of(text));
        }
        if (text.codePoints().allMatch(Characters::isBlank)) {
            throw refused("must not be blank: " + Excerpt.of(text));
        }
        OptionalInt bad = text.codePoints().filter(ChatText::isNoText).findFirst();
        if (bad.isPresent()) {
            throw refused("must not hold " + Characters.escaped(bad.getAsInt()) + ": " + Excerpt.of(text));
        }
        return text;
    }

    private static boolean isNoText(int codePoint) {
        return switch (codePoint) {
            case '\n', '\r', '\t' -> false;
            default -> Character.isISOControl(codePoint) || Characters.isLoneSurrogate(codePoint);
        };
    }

    private static ChatRefusedException refused(String why) {
        return new ChatRefusedException(Refusal.TEXT, "a text " + why);
    }
}
