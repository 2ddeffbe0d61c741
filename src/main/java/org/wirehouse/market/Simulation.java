package org.wirehouse.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The next invented trade, and how long until it comes.
 *
 * <p>Trades arrive as a Poisson process: the gaps between them are exponentially distributed and independent, and each
 * trade is of a symbol drawn by its activity, which makes the trades of every single symbol a Poisson process too. The same
 * seed gives the same trades.
 *
 * @see "P. Glasserman, Monte Carlo Methods in Financial Engineering, 2003, section 3.5"
 */
final class Simulation {
    private static final double NANOS_A_SECOND = 1e9;

    private final Random random;
    private final List<SimulatedStock> stocks;
    private final List<PriceWalk> walks = new ArrayList<>();
    private final long[] lastNanos;
    private final double totalActivity;
    private long nanos;

    Simulation(long seed, List<SimulatedStock> stocks) {
        this.random = new Random(seed);
        this.stocks = stocks;
        stocks.forEach(stock -> walks.add(new PriceWalk(stock)));
        this.lastNanos = new long[stocks.size()];
        this.totalActivity =
                stocks.stream().mapToDouble(SimulatedStock::activity).sum();
    }

    /** An invented trade that lacks only the time of day. */
    record Step(long gapNanos, String symbol, BigDecimal price, BigDecimal size) {}

    /** @param tradesPerSecond over all symbols, on average */
    Step next(double tradesPerSecond) {
        // 1 - nextDouble() is never zero, and so has a logarithm
        long gap = (long) (-Math.log(1 - random.nextDouble()) / tradesPerSecond * NANOS_A_SECOND);
        nanos += gap;
        int drawn = draw();
        BigDecimal price = walks.get(drawn).next(nanos - lastNanos[drawn], random);
        lastNanos[drawn] = nanos;
        SimulatedStock stock = stocks.get(drawn);
        return new Step(gap, stock.symbol(), price, TradeSizes.next(random).multiply(stock.unit()));
    }

    private int draw() {
        double left = random.nextDouble() * totalActivity;
        int drawn = 0;
        while (drawn < stocks.size() - 1 && left >= stocks.get(drawn).activity()) {
            left -= stocks.get(drawn).activity();
            drawn++;
        }
        return drawn;
    }
}
