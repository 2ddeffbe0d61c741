package org.wirehouse.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one most likely stands for. */
public final class NearestName {
    /** One typing error is forgiven for each of this many characters, and one in any case. */
    private static final int CHARACTERS_PER_ERROR = 4;

    /** Shorter names are close to too many others. */
    private static final int SHORTEST = 3;

    private NearestName() {}

    /**
     * Finds the nearest of {@code known}, ignoring case.
     *
     * @param name a name that is not among {@code known}
     * @return the name with the fewest differences; empty if even that one differs too much, or if {@code name} has fewer
     *     than {@value #SHORTEST} characters
     */
    public static Optional<String> of(String name, Collection<String> known) {
        if (name.length() < SHORTEST) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        int forgiven = Math.max(1, wanted.length() / CHARACTERS_PER_ERROR);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - wanted.length()) <= forgiven)
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= forgiven)
                .min(Comparator.comparingInt((String candidate) -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * How many characters have to be inserted, deleted, replaced or swapped with their neighbour.
     *
     * @see <a href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance">optimal string alignment distance</a>
     */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }
}
