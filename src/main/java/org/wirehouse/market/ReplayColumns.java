package org.wirehouse.market;

import java.util.Optional;

/**
 * Which columns of a recording hold what. Names are those of its header, in whatever case; for one that is empty the usual
 * names are tried in order.
 *
 * @param time otherwise {@code time, timestamp, ts_utc, ts, datetime, date}
 * @param symbol otherwise {@code symbol, sym, ticker, instrument}
 * @param price otherwise {@code price, px, last}
 * @param size otherwise {@code size, qty, quantity, volume, amount, size_btc}
 * @param fixedSymbol the symbol of every row, whatever a column says; needed where there is no such column
 */
public record ReplayColumns(
        Optional<String> time,
        Optional<String> symbol,
        Optional<String> price,
        Optional<String> size,
        Optional<String> fixedSymbol) {

    /** The usual names, and the symbol from its column. */
    public static final ReplayColumns USUAL =
            new ReplayColumns(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if the fixed symbol cannot be a symbol, see {@link Symbols} */
    public ReplayColumns {
        fixedSymbol.ifPresent(each -> {
            if (!Symbols.isValid(each)) {
                throw new IllegalArgumentException("the fixed symbol of a replay is no symbol: " + Excerpt.of(each));
            }
        });
    }

    /** The same with a symbol for every row. */
    public ReplayColumns withFixedSymbol(String fixed) {
        return new ReplayColumns(time, symbol, price, size, Optional.of(fixed));
    }

    /** The same with the time in the column of this name. */
    public ReplayColumns withTime(String column) {
        return new ReplayColumns(Optional.of(column), symbol, price, size, fixedSymbol);
    }
}
