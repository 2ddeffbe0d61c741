package org.wirehouse.market;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The trades of one symbol within an interval, ordered by their time; trades of equal time in order of arrival.
 *
 * @param time start of the interval
 * @param open price of the first trade
 * @param high highest price
 * @param low lowest price
 * @param close price of the last trade
 * @param volume sum of the sizes
 * @param trades number of trades, at least 1; intervals without a trade have no candle
 */
@JsonbPropertyOrder({"time", "open", "high", "low", "close", "volume", "trades"})
public record Candle(
        Instant time,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        long trades) {

    static Candle of(Instant start, Trade trade) {
        BigDecimal price = trade.price();
        return new Candle(start, price, price, price, price, trade.size(), 1);
    }

    /** Both as one, of the interval that starts at {@code start}; {@code next} is the later one. */
    Candle joined(Instant start, Candle next) {
        return new Candle(
                start,
                open,
                high.max(next.high),
                low.min(next.low),
                next.close,
                volume.add(next.volume),
                trades + next.trades);
    }

    Candle startingAt(Instant start) {
        return new Candle(start, open, high, low, close, volume, trades);
    }
}
