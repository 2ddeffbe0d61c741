package org.wirehouse.market;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;

/** Where in the rows of one recording the fields of a trade are. */
final class RowLayout {
    private static final List<String> TIMES = List.of("time", "timestamp", "ts_utc", "ts", "datetime", "date");
    private static final List<String> SYMBOLS = List.of("symbol", "sym", "ticker", "instrument");
    private static final List<String> PRICES = List.of("price", "px", "last");
    private static final List<String> SIZES = List.of("size", "qty", "quantity", "volume", "amount", "size_btc");

    private final int time;
    private final int symbol;
    private final int price;
    private final int size;
    private final Optional<String> fixedSymbol;

    /** @throws IllegalArgumentException if a column is missing; the message names it and those of the header */
    RowLayout(List<String> header, ReplayColumns columns) {
        List<String> names = header.stream().map(String::strip).toList();
        this.time = find("time", names, columns.time(), TIMES);
        this.fixedSymbol = columns.fixedSymbol();
        this.symbol = fixedSymbol.isPresent() ? -1 : find("symbol", names, columns.symbol(), SYMBOLS);
        this.price = find("price", names, columns.price(), PRICES);
        this.size = find("size", names, columns.size(), SIZES);
    }

    /** @throws RefusedTradeException if the row is no trade */
    Trade trade(CsvRecord row) {
        return new Trade(
                fixedSymbol.isPresent() ? fixedSymbol.get() : field(row, "symbol", symbol),
                Decimals.parse(field(row, "price", price)),
                Decimals.parse(field(row, "size", size)),
                MarketTime.parse(field(row, "time", time)));
    }

    private static String field(CsvRecord row, String what, int column) {
        String text = column < row.getFieldCount() ? row.getField(column).strip() : "";
        if (text.isEmpty()) {
            throw new RefusedTradeException(Refusal.FIELD_MISSING, "the row has no " + what);
        }
        return text;
    }

    private static int find(String what, List<String> names, Optional<String> set, List<String> usual) {
        List<String> candidates = set.map(List::of).orElse(usual);
        for (String candidate : candidates) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equalsIgnoreCase(candidate)) {
                    return i;
                }
            }
        }
        throw new IllegalArgumentException("no column for the " + what + ": looked for " + candidates + ", found "
                + names.stream().limit(50).map(Excerpt::of).toList());
    }
}
