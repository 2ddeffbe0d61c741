package org.wirehouse.market;

import java.math.BigDecimal;

/**
 * What the simulation knows of one symbol. All figures are invented: plausible in size, and not those of any day.
 *
 * @param start the first price
 * @param tick step of the price; its scale is that of all prices
 * @param drift expected growth of the price per trading year, 0.07 being 7 %
 * @param volatility standard deviation of the logarithm of the price over a trading year
 * @param activity how often it trades, relative to the other symbols
 * @param unit smallest size: one share, or a fraction of a coin
 */
record SimulatedStock(
        String symbol,
        BigDecimal start,
        BigDecimal tick,
        double drift,
        double volatility,
        double activity,
        BigDecimal unit) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** One that trades in cents and whole shares. */
    static SimulatedStock share(String symbol, String start, double drift, double volatility, double activity) {
        return new SimulatedStock(symbol, new BigDecimal(start), CENT, drift, volatility, activity, BigDecimal.ONE);
    }

    /** One that trades in steps and fractions of its own. */
    static SimulatedStock pair(
            String symbol, String start, String tick, double volatility, double activity, String unit) {
        return new SimulatedStock(
                symbol, new BigDecimal(start), new BigDecimal(tick), 0, volatility, activity, new BigDecimal(unit));
    }
}
