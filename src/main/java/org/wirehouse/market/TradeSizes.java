package org.wirehouse.market;

import java.math.BigDecimal;
import java.util.Random;

/**
 * Sizes of invented trades, in units: odd lots of 1 to 99, small ones more often, and round lots of 100, 200 and so on,
 * each half as frequent as the one before.
 *
 * <p>The mix is a guess at the look of a tape, not a model of one.
 */
final class TradeSizes {
    private static final double SHARE_OF_ODD_LOTS = 0.55;
    private static final double LARGEST_ODD_LOT = 99;
    private static final int LARGEST_IN_LOTS = 50;

    private TradeSizes() {}

    static BigDecimal next(Random random) {
        if (random.nextDouble() < SHARE_OF_ODD_LOTS) {
            return BigDecimal.valueOf((long) Math.pow(LARGEST_ODD_LOT + 1, random.nextDouble()));
        }
        int lots = 1;
        while (lots < LARGEST_IN_LOTS && random.nextBoolean()) {
            lots++;
        }
        return BigDecimal.valueOf(100L * lots);
    }
}
