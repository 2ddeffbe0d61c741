package org.wirehouse.messaging;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of the messages of a destination, and logs the first of each cause. One thread counts. */
final class Tally {
    private static final Logger LOG = System.getLogger(Tally.class.getName());
    private static final int MAX_LOGGED = 300;

    private final Address address;
    private final LongAdder messages = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentSkipListMap<>();
    private String current = "";

    Tally(Address address) {
        this.address = address;
    }

    /** Counts a message, which what follows is about. */
    void deliver(String id) {
        messages.increment();
        current = id;
    }

    void accept(long count) {
        accepted.add(count);
    }

    void refuse(String cause, String reason) {
        LongAdder count = refused.computeIfAbsent(cause, c -> new LongAdder());
        if (count.sum() == 0) {
            LOG.log(
                    Level.WARNING,
                    "message {0} of {1} was refused ({2}): {3}; others of this cause are counted by api/health/ready only",
                    printable(current),
                    address,
                    cause,
                    printable(reason));
        }
        count.increment();
    }

    /** On one line, since a line break could forge a line of the log (CWE-117), and not too long. */
    static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]", "?");
        return line.length() <= MAX_LOGGED ? line : line.substring(0, MAX_LOGGED) + "…";
    }

    /** Messages so far, whatever became of them. */
    long messages() {
        return messages.sum();
    }

    /** Trades or events that were published. */
    long accepted() {
        return accepted.sum();
    }

    /** Trades or events that were not, by cause. */
    Map<String, Long> refused() {
        Map<String, Long> sums = new TreeMap<>();
        refused.forEach((cause, count) -> sums.put(cause, count.sum()));
        return sums;
    }
}
