package org.wirehouse.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One symbol of the board: its current day and its quote. Written by one thread, read by any without waiting. */
final class TradedSymbol {
    private final ZoneId zone;
    private final Duration maxLate;
    private volatile TradingDay day;
    private volatile Quote quote;
    private @Nullable Close dayBefore; // of the writer only

    TradedSymbol(Trade first, ZoneId zone, Duration maxLate) {
        this.zone = zone;
        this.maxLate = maxLate;
        this.day = new TradingDay(first, zone);
        this.quote = Quote.opening(first, first.price());
    }

    /** The last trade of a day that is over. */
    private record Close(BigDecimal price, Instant time) {}

    Quote quote() {
        return quote;
    }

    List<Candle> candles(Duration interval) {
        return day.candles(interval);
    }

    /** @throws RefusedTradeException with {@link Refusal#DAY_OVER} if the trade is of an earlier day and not just late */
    Quote apply(Trade trade) {
        Quote next;
        if (day.startsAfter(trade.time())) {
            next = quote.measuredAgainst(closeOfDayBefore(trade).price());
        } else if (day.endsBefore(trade.time())) {
            dayBefore = new Close(quote.price(), quote.time());
            day = new TradingDay(trade, zone);
            next = Quote.opening(trade, dayBefore.price());
        } else {
            day.add(trade);
            next = quote.after(trade, day.open(), dayBefore == null ? day.open() : dayBefore.price());
        }
        quote = next;
        return next;
    }

    private Close closeOfDayBefore(Trade late) {
        if (late.time().plus(maxLate).isBefore(quote.time())) {
            throw new RefusedTradeException(
                    Refusal.DAY_OVER,
                    "the day of this trade of " + late.symbol() + " is over: its time was " + late.time()
                            + ", the newest trade of the symbol is of " + quote.time()
                            + ", and a trade of the day before may be at most " + maxLate.toSeconds() + " s older");
        }
        if (dayBefore == null || !late.time().isBefore(dayBefore.time())) {
            dayBefore = new Close(late.price(), late.time());
        }
        return dayBefore;
    }
}
