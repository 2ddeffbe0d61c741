package org.wirehouse.market;

/** A foreign value as messages and logs show it: its first 40 characters, quoted, on one line. */
final class Excerpt {
    private static final int MAX_CHARACTERS = 40;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(MAX_CHARACTERS).map(Excerpt::printable).forEach(shown::appendCodePoint);
        boolean cut = text.codePoints().skip(MAX_CHARACTERS).findAny().isPresent();
        return shown.append(cut ? "…'" : "'").toString();
    }

    // a line break in a value could forge a line of the log (CWE-117)
    private static int printable(int codePoint) {
        return codePoint == ' ' || Symbols.isVisible(codePoint) ? codePoint : '?';
    }
}
