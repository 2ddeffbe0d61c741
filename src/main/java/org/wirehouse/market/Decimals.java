package org.wirehouse.market;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Decimal numbers from outside: exact, and bounded so that no input makes arithmetic expensive.
 *
 * <p>A number has at most 30 significant digits and at most 18 of them after the point. It keeps the scale it was written
 * with ({@code 25.10} stays {@code 25.10}); one written with a positive exponent is written out ({@code 1e3} is
 * {@code 1000}).
 */
public final class Decimals {
    /** Significant digits, once an exponent is written out. */
    public static final int MAX_DIGITS = 30;

    /** Digits after the point. */
    public static final int MAX_SCALE = 18;

    private static final int MAX_CHARACTERS = 64;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

    private Decimals() {}

    /**
     * Reads a number in ASCII digits, with an optional sign, point and exponent, and no spaces.
     *
     * @throws RefusedTradeException with {@link Refusal#NUMBER_BROKEN} if {@code text} is anything else or out of bounds
     */
    public static BigDecimal parse(String text) {
        if (text.length() > MAX_CHARACTERS || !NUMBER.matcher(text).matches()) {
            throw broken(text);
        }
        return bounded(new BigDecimal(text));
    }

    /**
     * Gives the number back, a negative scale written out.
     *
     * @throws RefusedTradeException with {@link Refusal#NUMBER_BROKEN} if it is out of bounds
     */
    static BigDecimal bounded(BigDecimal number) {
        // judged before setScale, which would write out every zero of 1e999999999
        long writtenOut = (long) number.precision() - Math.min(number.scale(), 0);
        if (number.scale() > MAX_SCALE || writtenOut > MAX_DIGITS) {
            throw broken(number.toString());
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static RefusedTradeException broken(String text) {
        return new RefusedTradeException(
                Refusal.NUMBER_BROKEN,
                "a number has at most " + MAX_DIGITS + " digits, " + MAX_SCALE + " of them after the point, was "
                        + Excerpt.of(text));
    }
}
