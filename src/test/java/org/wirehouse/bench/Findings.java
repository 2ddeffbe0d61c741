package org.wirehouse.bench;

import java.util.ArrayList;
import java.util.List;

/** What clients have found wrong. Of very many only the first are kept. Safe for several threads. */
final class Findings {
    private static final int KEPT = 20;

    private final List<String> first = new ArrayList<>();
    private long count;

    synchronized void add(String finding) {
        count++;
        if (first.size() < KEPT) {
            first.add(finding);
        }
    }

    /** The first, and how many more there are. */
    synchronized List<String> all() {
        List<String> all = new ArrayList<>(first);
        if (count > first.size()) {
            all.add("and " + (count - first.size()) + " more");
        }
        return all;
    }
}
