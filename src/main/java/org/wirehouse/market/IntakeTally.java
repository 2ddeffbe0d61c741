package org.wirehouse.market;

import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of the trades of one request; for one thread. */
final class IntakeTally {
    private static final int MAX_REFUSALS = 20;

    private final List<RefusedLine> refusals = new ArrayList<>();
    private long accepted;
    private long refused;

    void accept() {
        accepted++;
    }

    void refuse(long line, RefusedTradeException e) {
        refused++;
        if (refusals.size() < MAX_REFUSALS) {
            refusals.add(new RefusedLine(line, e.refusal().label(), e.reason()));
        }
    }

    IntakeReport report() {
        return new IntakeReport(accepted, refused, refusals);
    }
}
