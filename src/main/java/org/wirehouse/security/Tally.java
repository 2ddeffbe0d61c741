package org.wirehouse.security;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How often something has happened, and from which addresses most. For one thread. */
final class Tally {
    /** More addresses than this are counted together. */
    static final int MAX_ADDRESSES = 1_000;

    private static final int SHOWN = 5;
    private static final int MAX_LENGTH = 64;

    /** A proxy may be believed whatever it says, and a line break would forge a line. */
    private static final Pattern NO_ADDRESS = Pattern.compile("[^0-9A-Za-z.:%_-]");

    private final long sinceNanos;
    private final Map<String, Long> addresses = new HashMap<>();
    private long total;

    /** @param sinceNanos when it begins ({@link System#nanoTime()}) */
    Tally(long sinceNanos) {
        this.sinceNanos = sinceNanos;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    void add(String address) {
        total++;
        String shown = shown(address);
        if (addresses.size() < MAX_ADDRESSES || addresses.containsKey(shown)) {
            addresses.merge(shown, 1L, Long::sum);
        }
    }

    private static String shown(String address) {
        String cut = address.length() > MAX_LENGTH ? address.substring(0, MAX_LENGTH) : address;
        return cut.isEmpty() ? "unknown" : NO_ADDRESS.matcher(cut).replaceAll("?");
    }

    /** Such as {@code 7 in 60 s, from 192.0.2.1 (4), 192.0.2.2 (2), others (1)}. */
    String text(Duration period) {
        Map<String, Long> most = addresses.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
        long others = total - most.values().stream().mapToLong(Long::longValue).sum();
        return total + " in " + Math.max(1, period.toSeconds()) + " s, from "
                + most.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", "))
                + (others > 0 ? ", others (" + others + ")" : "");
    }
}
