package org.wirehouse.market;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts what becomes of the trades of one request; for one thread. */
final class IntakeTally {
    private static final int MAX_REFUSALS = 20;

    private final List<RefusedLine> refusals = new ArrayList<>();
    private final Consumer<RefusedTradeException> listener;
    private long accepted;
    private long refused;

    /** @param listener is told of each refusal */
    IntakeTally(Consumer<RefusedTradeException> listener) {
        this.listener = listener;
    }

    void accept() {
        accepted++;
    }

    void refuse(long line, RefusedTradeException e) {
        refused++;
        listener.accept(e);
        if (refusals.size() < MAX_REFUSALS) {
            refusals.add(new RefusedLine(line, e.refusal().label(), e.reason()));
        }
    }

    IntakeReport report() {
        return new IntakeReport(accepted, refused, refusals);
    }
}
