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
 * starts it, and open, high, low, volume, trades and candles start over; changes are measured against the last price of the
 * day before from then on.
 *
 * <p>Within a day the time of a trade decides, not its arrival: a trade that arrives late changes the candle of its own
 * minute, and last price, open and close follow the order of time. Trades of equal time are ordered by arrival. A trade of
 * the day before that is only a little older than the newest of its symbol still counts as the close of its day; nothing
 * else of that day is kept. Any older one is refused.
 *
 * <p>One thread at a time may write, as {@link Market} sees to; any number may read meanwhile, without locks. A quote is
 * always whole; a list of quotes or candles is whole for each entry, and entries may be of slightly different moments.
 * Memory is bounded by the number of symbols times the minutes of a day.
 */
public final class QuoteBoard {
    /** How late a trade of the day before may be, unless said otherwise. */
    public static final Duration DEFAULT_MAX_LATE = Duration.ofSeconds(5);

    private static final Duration LATEST = Duration.ofHours(1);
    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();

    private final ZoneId zone;
    private final int maxSymbols;
    private final Duration maxLate;
    private final ConcurrentNavigableMap<String, TradedSymbol> symbols = new ConcurrentSkipListMap<>();
    private int symbolCount;

    /** A board that takes trades of the day before as late as {@link #DEFAULT_MAX_LATE}. */
    public QuoteBoard(ZoneId zone, int maxSymbols) {
        this(zone, maxSymbols, DEFAULT_MAX_LATE);
    }

    /**
     * @param zone where the days begin
     * @param maxSymbols how many symbols the board may hold, at least 1
     * @param maxLate how much older than the newest trade of its symbol a trade of the day before may be, from zero to an
     *     hour
     * @throws IllegalArgumentException if {@code maxSymbols} or {@code maxLate} is out of bounds
     */
    public QuoteBoard(ZoneId zone, int maxSymbols, Duration maxLate) {
        if (maxSymbols < 1) {
            throw new IllegalArgumentException("maxSymbols must be at least 1, was " + maxSymbols);
        }
        if (maxLate.isNegative() || maxLate.compareTo(LATEST) > 0) {
            throw new IllegalArgumentException("maxLate must be from PT0S to " + LATEST + ", was " + maxLate);
        }
        this.zone = zone;
        this.maxSymbols = maxSymbols;
        this.maxLate = maxLate;
    }

    /**
     * Applies a trade and gives the quote it led to.
     *
     * @throws RefusedTradeException with {@link Refusal#DAY_OVER} if the trade is of a day before its symbol's current
     *     one and too late for it, with {@link Refusal#SYMBOLS_FULL} if its symbol is new and the board full; nothing changes then
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
        TradedSymbol added = new TradedSymbol(trade, zone, maxLate);
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
