package org.wirehouse.market;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What a symbol stands at: its last price and its day so far.
 *
 * @param price of the newest trade by time; of equal times the one that came last
 * @param change price minus the last price of the day before, or minus {@code open} while no day before is known
 * @param changePercent the same in percent of the size of what it is measured against, two decimals, rounded half to even;
 *     0.00 if that is zero
 * @param open price of the first trade of the day by time; of equal times the one that came first
 * @param high highest price of the day
 * @param low lowest price of the day
 * @param volume sum of the sizes of the day
 * @param trades number of trades of the day
 * @param time of the newest trade
 */
@JsonbPropertyOrder({"symbol", "price", "change", "changePercent", "open", "high", "low", "volume", "trades", "time"})
public record Quote(
        String symbol,
        BigDecimal price,
        BigDecimal change,
        BigDecimal changePercent,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal volume,
        long trades,
        Instant time) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal NO_PERCENT = BigDecimal.ZERO.setScale(2);

    /** The quote after the first trade of a day. */
    static Quote opening(Trade trade, BigDecimal reference) {
        BigDecimal price = trade.price();
        return measured(trade.symbol(), price, reference, price, price, price, trade.size(), 1, trade.time());
    }

    /** The quote after one more trade of the same day; a trade older than {@code time} leaves price and time alone. */
    Quote after(Trade trade, BigDecimal dayOpen, BigDecimal reference) {
        boolean late = trade.time().isBefore(time);
        return measured(
                symbol,
                late ? price : trade.price(),
                reference,
                dayOpen,
                high.max(trade.price()),
                low.min(trade.price()),
                volume.add(trade.size()),
                trades + 1,
                late ? time : trade.time());
    }

    /** This quote with its change measured against another price. */
    Quote measuredAgainst(BigDecimal reference) {
        return measured(symbol, price, reference, open, high, low, volume, trades, time);
    }

    private static Quote measured(
            String symbol,
            BigDecimal price,
            BigDecimal reference,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal volume,
            long trades,
            Instant time) {
        BigDecimal change = price.subtract(reference);
        // of the size of a negative reference, so that percent and change have the same sign
        BigDecimal percent = reference.signum() == 0
                ? NO_PERCENT
                : change.multiply(HUNDRED).divide(reference.abs(), 2, RoundingMode.HALF_EVEN);
        return new Quote(symbol, price, change, percent, open, high, low, volume, trades, time);
    }
}
