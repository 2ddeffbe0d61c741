package org.wirehouse.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One trade of a symbol.
 *
 * @param symbol see {@link Symbols}
 * @param price in the currency of the symbol; {@link Market} decides whether it may be zero or below
 * @param size shares or units, zero or more; a trade of size zero counts as a trade and moves the price but no volume, as
 *     tapes carry corrections and prints of less than their smallest unit that way
 * @param time when it happened, within the years 1900 to 9999
 */
public record Trade(String symbol, BigDecimal price, BigDecimal size, Instant time) {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    /** @throws RefusedTradeException if a component is not as described; the message holds it */
    public Trade {
        Symbols.checked(symbol);
        price = Decimals.bounded(price);
        size = Decimals.bounded(size);
        if (size.signum() < 0) {
            throw new RefusedTradeException(
                    Refusal.SIZE_NEGATIVE, "the size must not be negative, was " + size.toPlainString());
        }
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new RefusedTradeException(
                    Refusal.TIME_UNKNOWN, "the time must be within the years 1900 to 9999, was " + time);
        }
    }
}
