package org.wirehouse.transport;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Lets so many connections in, and counts them. */
public final class Gate {
    private final int max;
    private final AtomicInteger inside = new AtomicInteger();
    private final LongAdder opened = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder overdue = new LongAdder();
    private final Traffic traffic = new Traffic();
    private volatile boolean shut;

    /** @param max how many may be inside at the same time */
    public Gate(int max) {
        this.max = max;
    }

    /** Takes a place, if there is one and the gate is not shut; to be given back with {@link #leave}. */
    public boolean enter() {
        if (inside.incrementAndGet() > max || shut) {
            inside.decrementAndGet();
            refused.increment();
            return false;
        }
        opened.increment();
        return true;
    }

    /**
     * Gives a place back.
     *
     * @param cause why, or {@code null} if planned
     */
    public void leave(@Nullable Throwable cause) {
        inside.decrementAndGet();
        if (cause instanceof WriteDeadlineException) {
            overdue.increment();
        }
    }

    /** Lets nobody in any more. */
    public void shut() {
        shut = true;
    }

    public boolean isShut() {
        return shut;
    }

    /** Counts what those inside are sent. */
    public Traffic traffic() {
        return traffic;
    }

    public ConnectionStatistics statistics() {
        return new ConnectionStatistics(
                inside.get(), opened.sum(), refused.sum(), overdue.sum(), traffic.writes(), traffic.bytes());
    }
}
