package org.wirehouse.chat;

/** A foreign value as messages show it: its first 40 characters, quoted, without what could not be seen. */
final class Excerpt {
    private static final int MAX_CHARACTERS = 40;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(MAX_CHARACTERS).map(Excerpt::printable).forEach(shown::appendCodePoint);
        boolean cut = text.codePoints().skip(MAX_CHARACTERS).findAny().isPresent();
        return shown.append(cut ? "…'" : "'").toString();
    }

    private static int printable(int codePoint) {
        return Characters.isHidden(codePoint) ? '?' : codePoint;
    }
}
