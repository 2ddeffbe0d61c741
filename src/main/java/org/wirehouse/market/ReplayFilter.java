package org.wirehouse.market;

import java.util.Set;

/**
 * Which rows of a recording are trades, where it also has others, such as orders and cancellations.
 *
 * @param column name of the column that tells
 * @param values what it holds in rows that are trades
 */
public record ReplayFilter(String column, Set<String> values) {
    /** Copies {@code values}. */
    public ReplayFilter {
        values = Set.copyOf(values);
    }
}
