package org.wirehouse.market;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The quote of every symbol, and its candles of the current day.
 *
 * <p>A day is a calendar day in the board's zone, and each symbol has its own current one: the first trade of a later day
 * starts it, and open, high, low, volume, trades and candles start over; the last price of the day before is what changes
 * are measured against from then on. A trade older than the newest of its symbol changes high, low, volume, number of
 * trades and the candle of its minute, but not last price, time or open; one of an earlier day is refused.
 *
 * <p>One thread at a time may write, as {@link Market} sees to; any number may read meanwhile, without locks. A quote is
 * always whole; a list of quotes or candles is whole for each entry, and entries may be of slightly different moments.
 * Memory is bounded by the number of symbols times the minutes of a day.
 */
public final class QuoteBoard {
    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();

    private final ZoneId zone;
    private final int maxSymbols;
    private final ConcurrentNavigableMap<String, TradedSymbol> symbols = new ConcurrentSkipListMap<>();
    private int symbolCount;

    /**
     * @param zone where the days begin
     * @param maxSymbols how many symbols the board may hold, at least 1
     * @throws IllegalArgumentException if {@code maxSymbols} is less
     */
    public QuoteBoard(ZoneId zone, int maxSymbols) {
        if (maxSymbols < 1) {
            throw new IllegalArgumentException("maxSymbols must be at least 1, was " + maxSymbols);
        }
        this.zone = zone;
        this.maxSymbols = maxSymbols;
    }

    /**
     * Applies a trade and gives the quote it led to.
     *
     * @throws RefusedTradeException with {@link Refusal#DAY_OVER} if the trade is of a day before its symbol's current
     *     one, with {@link Refusal#SYMBOLS_FULL} if its symbol is new and the board full; nothing changes then
     */
    public Quote apply(Trade trade) {
        TradedSymbol known = symbols.get(trade.symbol());
        if (known != null) {
            return known.apply(trade);
        }
        if (symbolCount >= maxSymbols) {
            throw new RefusedTradeException(
                    Refusal.SYMBOLS_FULL,
                    "the board holds " + maxSymbols + " symbols and may hold no more, was " + trade.symbol());
        }
        TradedSymbol added = new TradedSymbol(trade, zone);
        symbols.put(trade.symbol(), added);
        symbolCount++;
        return added.quote();
    }

    /** The quote of a symbol, or empty if no trade of it came yet. */
    public Optional<Quote> quote(String symbol) {
        return Optional.ofNullable(symbols.get(symbol)).map(TradedSymbol::quote);
    }

    /** The quotes of all symbols, in the order of the symbols' UTF-16 code units. */
    public List<Quote> quotes() {
        return symbols.values().stream().map(TradedSymbol::quote).toList();
    }

    /**
     * The candles of a symbol's current day in order of time, or empty if no trade of it came yet.
     *
     * <p>Intervals are counted from the first instant of the day. On a day when the clocks change the last one is cut off
     * by the day's end; an interval of one day is the whole day, be it of 23 or 25 hours.
     *
     * @param interval whole minutes that divide a day, from one minute to one day
     * @throws IllegalArgumentException if {@code interval} is anything else
     */
    public Optional<List<Candle>> candles(String symbol, Duration interval) {
        boolean wholeMinutes = interval.getNano() == 0 && interval.getSeconds() % 60 == 0;
        long minutes = interval.toMinutes();
        if (!wholeMinutes || minutes < 1 || minutes > MINUTES_A_DAY || MINUTES_A_DAY % minutes != 0) {
            throw new IllegalArgumentException(
                    "interval must be whole minutes that divide a day, from PT1M to PT24H, was " + interval);
        }
        return Optional.ofNullable(symbols.get(symbol)).map(each -> each.candles(interval));
    }
}
