package org.wirehouse.market;

import java.util.Locale;

/** Why a trade was not taken. */
public enum Refusal {
    /** The price is zero or below. */
    PRICE_NOT_POSITIVE,
    /** The size is below zero. Zero is allowed, see {@link Trade}. */
    SIZE_NEGATIVE,
    /** The time is in none of the forms of {@link MarketTime}, or outside the years {@link Trade} allows. */
    TIME_UNKNOWN,
    /** A price or size is not a decimal number within the bounds of {@link Decimals}. */
    NUMBER_BROKEN,
    /** The symbol is not what {@link Symbols} allows. */
    SYMBOL_INVALID,
    /** A needed field is absent or empty. */
    FIELD_MISSING,
    /** A field is missing, and another has a name that looks like it. */
    FIELD_UNKNOWN,
    /** Two fields give the same part of the trade, with different values. */
    FIELD_AMBIGUOUS,
    /** The text is not JSON, or not a JSON object with fields of the right types. */
    JSON_BROKEN,
    /** A line is not UTF-8. */
    ENCODING_BROKEN,
    /** A row of a recording cannot be split into fields. */
    ROW_BROKEN,
    /** A row of a recording is of a kind that the replay was told to pass over, see {@link ReplayFilter}. */
    ROW_FILTERED,
    /** A line is longer than its limit; it was skipped unread. */
    LINE_TOO_LONG,
    /** The trade belongs to a day before the current day of its symbol, and is too late for it. */
    DAY_OVER,
    /** The board already holds as many symbols as it may. */
    SYMBOLS_FULL,
    /** A live trade is further ahead of the clock than {@link AheadLimit} allows. */
    TIME_IN_FUTURE;

    /** The name in JSON and in logs: lower case with hyphens, such as {@code price-not-positive}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
