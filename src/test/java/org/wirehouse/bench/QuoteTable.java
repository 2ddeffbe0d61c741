package org.wirehouse.bench;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.wirehouse.hub.EventId;

/**
 * The quotes of one client of the ticker, which checks all that it hears: ids only grow, and there is no quote that it did
 * not ask for. Written by its loop, read by the benchmark.
 */
final class QuoteTable implements TickerScanner.Listener {
    private final String client;
    private final String symbol;
    private final LongAdder deliveries;
    private final Findings findings;
    private final Map<String, String> quotes = new ConcurrentHashMap<>();
    private EventId last = EventId.ZERO;
    private EventId lastOfQuotes = EventId.ZERO;

    /**
     * A table without quotes.
     *
     * @param client a name for the findings
     * @param symbol that it asks for; empty for all
     * @param deliveries of quotes, counted for all clients together
     */
    QuoteTable(String client, String symbol, LongAdder deliveries, Findings findings) {
        this.client = client;
        this.symbol = symbol;
        this.deliveries = deliveries;
        this.findings = findings;
    }

    @Override
    public void received(String id, String type, String data) {
        if (!id.isEmpty()) {
            checkId(EventId.parse(id), type);
        }
        switch (type) {
            case "snapshot" -> {
                quotes.clear();
                QuoteArray.read(data, this::put);
            }
            case "quotes" -> QuoteArray.read(data, this::put);
            default -> {} // the state of the feed, or what keeps a WebSocket going
        }
    }

    private void checkId(EventId id, String type) {
        if (last.isAfter(id)) {
            findings.add(client + " got the id " + id + " after " + last);
        }
        last = id;
        if (type.equals("quotes")) {
            if (!id.isAfter(lastOfQuotes)) {
                findings.add(client + " got quotes with the id " + id + " after those of " + lastOfQuotes);
            }
            lastOfQuotes = id;
        }
    }

    private void put(String quoted, String quote) {
        deliveries.increment();
        if (!symbol.isEmpty() && !quoted.equals(symbol)) {
            findings.add(client + " asked for " + symbol + " and got " + quoted);
        }
        quotes.put(quoted, quote);
    }

    /** Whether these are its quotes, of all symbols by symbol. */
    boolean shows(Map<String, String> all) {
        return differing(all).isEmpty();
    }

    /** Adds each quote that is not as it should be to the findings. */
    void check(Map<String, String> all) {
        for (String each : differing(all)) {
            findings.add(client + " shows for " + each + " " + quotes.get(each) + " instead of " + wanted(all, each));
        }
    }

    private SortedSet<String> differing(Map<String, String> all) {
        SortedSet<String> symbols = new TreeSet<>(quotes.keySet());
        symbols.addAll(all.keySet());
        symbols.removeIf(each -> String.valueOf(quotes.get(each)).equals(wanted(all, each)));
        return symbols;
    }

    private String wanted(Map<String, String> all, String each) {
        return symbol.isEmpty() || symbol.equals(each) ? String.valueOf(all.get(each)) : "null";
    }
}
