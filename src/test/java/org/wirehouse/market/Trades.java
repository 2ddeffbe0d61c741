package org.wirehouse.market;

import java.math.BigDecimal;
import java.time.Instant;

/** Invented trades in few words. */
final class Trades {
    private Trades() {}

    static Trade trade(String symbol, String price, String size, String time) {
        return new Trade(symbol, new BigDecimal(price), new BigDecimal(size), Instant.parse(time));
    }

    /** A trade of {@code A}. */
    static Trade trade(String price, String size, String time) {
        return trade("A", price, size, time);
    }
}
