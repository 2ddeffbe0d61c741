package org.wirehouse.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

/**
 * The price of one symbol as geometric Brownian motion: over a time {@code dt} it becomes
 * {@code S · exp((drift − volatility² / 2) · dt + volatility · √dt · Z)}, {@code Z} normally distributed.
 *
 * <p>The step is exact for any {@code dt}, not an approximation. The unrounded price is what walks on; what trades is that
 * price rounded to the tick, and at least one tick. A trading year is 252 sessions of six and a half hours, so that the
 * simulation, which knows no nights, moves as fast as an open market.
 *
 * @see "J. C. Hull, Options, Futures, and Other Derivatives, chapter on the behaviour of stock prices"
 * @see "P. Glasserman, Monte Carlo Methods in Financial Engineering, 2003, section 3.2.1"
 */
final class PriceWalk {
    private static final double NANOS_A_TRADING_YEAR = 252 * 6.5 * 3600 * 1e9;

    private final SimulatedStock stock;
    private double price;

    PriceWalk(SimulatedStock stock) {
        this.stock = stock;
        this.price = stock.start().doubleValue();
    }

    /** The price after {@code nanos} more. */
    BigDecimal next(long nanos, Random random) {
        double years = nanos / NANOS_A_TRADING_YEAR;
        double growth = stock.drift() - stock.volatility() * stock.volatility() / 2;
        price *= Math.exp(growth * years + stock.volatility() * Math.sqrt(years) * random.nextGaussian());
        BigDecimal ticks = new BigDecimal(price).divide(stock.tick(), 0, RoundingMode.HALF_EVEN);
        return ticks.max(BigDecimal.ONE).multiply(stock.tick());
    }
}
