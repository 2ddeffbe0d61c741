package org.wirehouse.ticker;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.market.Symbols;

/**
 * Quotes of some symbols, and the status of the feed. Equal filters share their work.
 *
 * @param symbols unmodifiable; they may not have traded yet
 */
record SymbolFilter(Set<String> symbols) implements EventFilter {
    private static final int MAX_SYMBOLS = 1_000;

    /**
     * Reads a list such as {@code AAPL,BRK.B}.
     *
     * @return {@link EventFilter#ALL} if there is none
     * @throws IllegalArgumentException if one cannot be a symbol, or there are more than 1,000
     */
    static EventFilter of(Collection<String> lists) {
        Set<String> symbols = new TreeSet<>();
        for (String list : lists) {
            for (String symbol : list.split(",", -1)) {
                String stripped = symbol.strip();
                if (!stripped.isEmpty() && !Symbols.isValid(stripped)) {
                    throw new IllegalArgumentException(
                            "'" + shortened(stripped) + "' is not a symbol: " + Symbols.RULE);
                }
                if (!stripped.isEmpty()) {
                    symbols.add(stripped);
                }
            }
        }
        if (symbols.size() > MAX_SYMBOLS) {
            throw new IllegalArgumentException("at most " + MAX_SYMBOLS + " symbols, were " + symbols.size());
        }
        return symbols.isEmpty() ? ALL : new SymbolFilter(Set.copyOf(symbols));
    }

    @Override
    public boolean accepts(Event event) {
        return accepts(event.key());
    }

    boolean accepts(@Nullable String key) {
        return key != null && (key.equals(Ticker.FEED_KEY) || symbols.contains(key));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
