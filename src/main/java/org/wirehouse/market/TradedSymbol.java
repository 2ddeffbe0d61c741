package org.wirehouse.market;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** One symbol of the board: its current day and its quote. Written by one thread, read by any without waiting. */
final class TradedSymbol {
    private final ZoneId zone;
    private volatile TradingDay day;
    private volatile Quote quote;

    TradedSymbol(Trade first, ZoneId zone) {
        this.zone = zone;
        this.day = new TradingDay(first.time(), zone, first.price());
        this.quote = Quote.opening(first, first.price());
        day.add(first, false);
    }

    Quote quote() {
        return quote;
    }

    List<Candle> candles(Duration interval) {
        return day.candles(interval);
    }

    /** @throws RefusedTradeException with {@link Refusal#DAY_OVER} if the trade is of an earlier day */
    Quote apply(Trade trade) {
        if (day.startsAfter(trade.time())) {
            throw new RefusedTradeException(
                    Refusal.DAY_OVER,
                    "the trade of " + trade.symbol() + " is of a day before " + quote.time() + ", its time was "
                            + trade.time());
        }
        Quote next;
        if (day.endsBefore(trade.time())) {
            TradingDay opened = new TradingDay(trade.time(), zone, quote.price());
            opened.add(trade, false);
            day = opened;
            next = Quote.opening(trade, opened.reference());
        } else {
            day.add(trade, trade.time().isBefore(quote.time()));
            next = quote.after(trade, day.reference());
        }
        quote = next;
        return next;
    }
}
