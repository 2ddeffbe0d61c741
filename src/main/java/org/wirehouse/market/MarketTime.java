package org.wirehouse.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which trades tell their time.
 *
 * <p>ISO-8601 with {@code Z} or an offset, where a space may stand for the {@code T}, seconds may be left out, and an offset
 * may be {@code +05:30}, {@code +0530} or {@code +05}, as pandas and PostgreSQL write it; or a number since the Unix epoch, with or without decimals, whose unit follows
 * from its magnitude: seconds from 10^8 to 10^10, milliseconds from 10^11 to 10^13, microseconds from 10^14 to 10^16,
 * nanoseconds from 10^17 to 10^19, each from March 1973 to November 2286. The gaps between are on purpose:
 * {@code 20140917} and {@code 20140917133000} are dates, not epochs, and a guess would go wrong in silence.
 */
final class MarketTime {
    private static final int MAX_CHARACTERS = 40;
    private static final Pattern EPOCH = Pattern.compile("[0-9]{9,19}(?:\\.[0-9]{0,18})?");
    private static final Pattern ISO = Pattern.compile(
            "(?<date>[0-9-]{10})[Tt ](?<time>[0-9:.]{5,18}) ?(?:Z|z|UTC|(?<hours>[+-][0-9]{2})(?::?(?<minutes>[0-9]{2}))?)");
    private static final BigDecimal EARLIEST_SECOND = BigDecimal.TEN.pow(8);
    private static final BigDecimal LATEST_SECOND = BigDecimal.TEN.pow(10);

    private MarketTime() {}

    /** @throws RefusedTradeException with {@link Refusal#TIME_UNKNOWN} if {@code text} has none of the forms */
    static Instant parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw unknown(text);
        }
        return EPOCH.matcher(text).matches() ? epoch(text) : iso(text);
    }

    private static Instant iso(String text) {
        Matcher parts = ISO.matcher(text);
        if (!parts.matches()) {
            throw unknown(text);
        }
        String hours = Objects.requireNonNullElse(parts.group("hours"), "+00");
        String minutes = Objects.requireNonNullElse(parts.group("minutes"), "00");
        try {
            return OffsetDateTime.parse(parts.group("date") + "T" + parts.group("time") + hours + ":" + minutes)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw unknown(text);
        }
    }

    private static Instant epoch(String text) {
        BigDecimal number = new BigDecimal(text);
        for (int decimals = 0; decimals <= 9; decimals += 3) {
            BigDecimal seconds = number.movePointLeft(decimals);
            if (seconds.compareTo(EARLIEST_SECOND) >= 0 && seconds.compareTo(LATEST_SECOND) < 0) {
                return Instant.ofEpochSecond(
                        seconds.longValue(),
                        seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
            }
        }
        throw unknown(text);
    }

    private static RefusedTradeException unknown(String text) {
        return new RefusedTradeException(
                Refusal.TIME_UNKNOWN,
                "a time is ISO-8601 with an offset, such as 2026-03-02T14:30:00Z, or a number since the epoch, was "
                        + Excerpt.of(text));
    }
}
