package org.wirehouse.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One calendar day of one symbol, kept as 1-minute candles counted from the day's first instant.
 *
 * <p>Written by one thread, read by any; a reader sees every candle whole, and may miss those added while it reads. At most
 * 1,500 candles, on the longest day of a change of clocks.
 */
final class TradingDay {
    private static final Duration WHOLE_DAY = Duration.ofDays(1);

    private final Instant start;
    private final Instant end;
    private final ConcurrentNavigableMap<Long, MinuteCandle> minutes = new ConcurrentSkipListMap<>();

    /** The day of {@code first}, its first trade to arrive. */
    TradingDay(Trade first, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(first.time(), zone);
        this.start = date.atStartOfDay(zone).toInstant();
        this.end = date.plusDays(1).atStartOfDay(zone).toInstant();
        add(first);
    }

    /** Price of the earliest trade. */
    BigDecimal open() {
        return minutes.firstEntry().getValue().candle().open();
    }

    boolean startsAfter(Instant time) {
        return time.isBefore(start);
    }

    boolean endsBefore(Instant time) {
        return !time.isBefore(end);
    }

    /** Adds a trade of this day. */
    void add(Trade trade) {
        long minute = Duration.between(start, trade.time()).toMinutes();
        MinuteCandle known = minutes.get(minute);
        minutes.put(
                minute,
                known == null ? MinuteCandle.of(start.plus(Duration.ofMinutes(minute)), trade) : known.with(trade));
    }

    /** The candles of the intervals that had trades, in order of time. */
    List<Candle> candles(Duration interval) {
        // a day of 25 hours is still one day
        long width = interval.equals(WHOLE_DAY) ? Long.MAX_VALUE : interval.toMinutes();
        Map<Long, Candle> joined = new TreeMap<>();
        minutes.forEach((minute, grown) -> {
            Candle candle = grown.candle();
            long first = minute / width * width;
            Instant opens = start.plus(Duration.ofMinutes(first));
            Candle earlier = joined.get(first);
            joined.put(first, earlier == null ? candle.startingAt(opens) : earlier.joined(opens, candle));
        });
        return new ArrayList<>(joined.values());
    }
}
