package org.wirehouse.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where in the rows of one recording the fields of a trade are, and how they are written. */
final class RowLayout {
    private static final BigDecimal NANOS_A_DAY = BigDecimal.valueOf(86_400_000_000_000L);
    private static final int ABSENT = -1;

    private final ReplayFormat format;
    private final ZoneId zone;
    private final int time;
    private final int symbol;
    private final int price;
    private final int size;
    private final Optional<String> fixedSymbol;
    private final int kind;
    private final Set<String> kinds;

    /** @throws IllegalArgumentException if a column is missing; the message names it and those of the header */
    RowLayout(List<String> header, ReplaySettings settings) {
        this.format = settings.format();
        this.zone = settings.zone();
        List<String> names = header.stream().map(String::strip).toList();
        ReplayColumns columns = settings.columns();
        this.time = find(TradeField.TIME, names, columns.time());
        this.fixedSymbol = columns.fixedSymbol();
        this.symbol = fixedSymbol.isPresent() ? ABSENT : find(TradeField.SYMBOL, names, columns.symbol());
        this.price = find(TradeField.PRICE, names, columns.price());
        this.size = find(TradeField.SIZE, names, columns.size());
        this.kind = settings.filter()
                .map(filter -> find("kind of row", names, List.of(filter.column())))
                .orElse(ABSENT);
        this.kinds = settings.filter().map(ReplayFilter::values).orElse(Set.of());
    }

    /** @throws RefusedTradeException if the row is no trade */
    Trade trade(List<String> row) {
        if (kind != ABSENT && !kinds.contains(field(row, "kind", kind))) {
            throw new RefusedTradeException(
                    Refusal.ROW_FILTERED, "the row is of the kind " + Excerpt.of(field(row, "kind", kind)));
        }
        return new Trade(
                fixedSymbol.isPresent() ? fixedSymbol.get() : field(row, "symbol", symbol),
                number(field(row, "price", price)).movePointLeft(format.priceScale()),
                number(field(row, "size", size)),
                time(field(row, "time", time)));
    }

    private BigDecimal number(String text) {
        if (format.decimalMark() == ',') {
            if (text.indexOf('.') >= 0) {
                throw new RefusedTradeException(
                        Refusal.NUMBER_BROKEN,
                        "where the decimal mark is a comma, a number has no point, was " + Excerpt.of(text));
            }
            return Decimals.parse(text.replace(',', '.'));
        }
        return Decimals.parse(text);
    }

    private Instant time(String text) {
        if (format.date().isEmpty()) {
            return MarketTime.parse(text);
        }
        BigDecimal nanos = Decimals.parse(text).movePointRight(9);
        if (nanos.signum() < 0 || nanos.compareTo(NANOS_A_DAY) >= 0) {
            throw new RefusedTradeException(
                    Refusal.TIME_UNKNOWN, "the seconds after midnight must be 0 to 86400, were " + Excerpt.of(text));
        }
        LocalTime clock = LocalTime.ofNanoOfDay(nanos.longValue());
        return format.date().get().atTime(clock).atZone(zone).toInstant();
    }

    private static String field(List<String> row, String what, int column) {
        String text = column < row.size() ? row.get(column).strip() : "";
        if (text.isEmpty()) {
            throw new RefusedTradeException(Refusal.FIELD_MISSING, "the row has no " + what);
        }
        return text;
    }

    private static int find(TradeField field, List<String> names, Optional<String> set) {
        return find(field.label(), names, set.map(List::of).orElse(field.names()));
    }

    private static int find(String what, List<String> names, List<String> candidates) {
        for (String candidate : candidates) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equalsIgnoreCase(candidate)) {
                    return i;
                }
            }
        }
        throw new IllegalArgumentException("no column for the " + what + ": looked for " + candidates + ", found "
                + names.stream().limit(50).map(Excerpt::of).toList()
                + (names.size() == 1
                        ? "; if its columns are separated otherwise, set wirehouse.replay.delimiter"
                        : ""));
    }
}
