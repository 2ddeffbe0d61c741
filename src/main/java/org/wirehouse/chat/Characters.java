package org.wirehouse.chat;

import java.util.Set;

/** What kinds of characters there are, for names and texts. A character is a Unicode code point here. */
final class Characters {
    /**
     * Shown as nothing at all, though Unicode does not class them as format characters.
     *
     * @see <a href="https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point">Default_Ignorable_Code_Point</a>
     */
    private static final Set<Integer> FILLERS =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0);

    private Characters() {}

    static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** Half of a pair that has no other half: no encoding can carry it. */
    static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    /** Control and format characters (such as bidirectional overrides), line separators, fillers, and halves of pairs. */
    static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> FILLERS.contains(codePoint);
        };
    }

    /** Changes how the character before it looks, as in ❤️; names that differ in nothing else are the same. */
    static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    static String escaped(int codePoint) {
        return String.format("U+%04X", codePoint);
    }
}
