package org.wirehouse.market;

import java.util.regex.Pattern;

/**
 * What a symbol may look like: 1 to 20 visible characters without a comma, such as {@code BRK.B}, {@code BF/B},
 * {@code KRW-BTC} or letters of any script.
 *
 * <p>The comma is left out because lists of symbols are separated by it. No part between slashes is {@code .} or {@code ..}:
 * in the path of a URL these mean this and the parent folder, so such a quote could not be asked for. Characters are counted
 * as Unicode code points.
 */
public final class Symbols {
    /** The longest symbol, in code points. */
    public static final int MAX_CHARACTERS = 20;

    /** What a symbol looks like, for messages. */
    public static final String RULE = "1 to " + MAX_CHARACTERS
            + " visible characters without a comma, and no part of it between slashes is '.' or '..'";

    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    private Symbols() {}

    /** Whether {@code text} may be a symbol. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= 2 * MAX_CHARACTERS
                && text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                && text.codePoints().allMatch(each -> each != ',' && isVisible(each))
                && !DOT_SEGMENT.matcher(text).find();
    }

    /**
     * Gives {@code text} back if it may be a symbol.
     *
     * @throws RefusedTradeException with {@link Refusal#SYMBOL_INVALID} if not
     */
    static String checked(String text) {
        if (!isValid(text)) {
            throw new RefusedTradeException(
                    Refusal.SYMBOL_INVALID, "a symbol is " + RULE + "; was " + Excerpt.of(text));
        }
        return text;
    }

    static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
