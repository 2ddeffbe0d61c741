package org.wirehouse.market;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wirehouse.text.NearestName;

/** The fields of a trade, and the names that other people's files and programs have for them, in whatever case. */
enum TradeField {
    TIME("time", "timestamp", "ts_utc", "ts", "datetime", "date"),
    SYMBOL("symbol", "sym", "ticker", "instrument"),
    PRICE("price", "px", "last"),
    SIZE("size", "qty", "quantity", "volume", "amount", "size_btc");

    private static final Set<String> ALL_NAMES =
            Arrays.stream(values()).flatMap(field -> field.names.stream()).collect(Collectors.toUnmodifiableSet());

    /** Shorter names are one replaced letter away from common other fields: {@code side}, {@code data}, {@code rate}. */
    private static final int LONG_NAME = 5;

    private static final int SHORTEST_NAME = 3;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> names;

    TradeField(String... names) {
        this.names = List.of(names);
    }

    /** The usual names in order of preference; the first is our own. */
    List<String> names() {
        return names;
    }

    String label() {
        return names.get(0);
    }

    /** The field of this name. */
    static Optional<TradeField> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field.names.contains(wanted))
                .findFirst();
    }

    /** The known name that an unknown one was most likely meant to be. */
    static Optional<String> meantBy(String unknown) {
        return NearestName.of(unknown, ALL_NAMES)
                .filter(known -> known.length() >= SHORTEST_NAME)
                .filter(known -> known.length() >= LONG_NAME || isSlip(unknown.toLowerCase(Locale.ROOT), known));
    }

    /** Whether an unknown name says that it is a time: {@code trade_time}, {@code eventTime}, {@code timestamp_ms}. */
    static boolean soundsLikeTime(String unknown) {
        String separated = unknown.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return Arrays.stream(separated.split("[^a-z0-9]+"))
                .anyMatch(word -> word.equals("t") || TIME.names.contains(word));
    }

    /** A letter too many or too few, or two swapped; a replaced one makes another word of a short name. */
    private static boolean isSlip(String unknown, String known) {
        return unknown.length() != known.length()
                || unknown.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(known.chars().sorted().boxed().toList());
    }
}
