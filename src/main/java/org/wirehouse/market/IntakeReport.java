package org.wirehouse.market;

import java.util.List;

/**
 * What became of the trades that were sent in.
 *
 * @param accepted trades the market took
 * @param refused lines or elements that were not taken
 * @param refusals the first 20 of these
 */
public record IntakeReport(long accepted, long refused, List<RefusedLine> refusals) {
    /** Copies {@code refusals}. */
    public IntakeReport {
        refusals = List.copyOf(refusals);
    }
}
