package org.wirehouse.market;

import java.time.Instant;

/**
 * The candle of one minute while trades are still added to it.
 *
 * @param opened time of the trade that gave the open
 * @param closed time of the trade that gave the close
 */
record MinuteCandle(Candle candle, Instant opened, Instant closed) {
    static MinuteCandle of(Instant start, Trade trade) {
        return new MinuteCandle(Candle.of(start, trade), trade.time(), trade.time());
    }

    MinuteCandle with(Trade trade) {
        boolean opens = trade.time().isBefore(opened);
        boolean closes = !trade.time().isBefore(closed);
        Candle next = new Candle(
                candle.time(),
                opens ? trade.price() : candle.open(),
                candle.high().max(trade.price()),
                candle.low().min(trade.price()),
                closes ? trade.price() : candle.close(),
                candle.volume().add(trade.size()),
                candle.trades() + 1);
        return new MinuteCandle(next, opens ? trade.time() : opened, closes ? trade.time() : closed);
    }
}
