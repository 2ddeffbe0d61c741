package org.wirehouse.hub;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets one thread sleep until so many deliveries have come, at the price of one atomic step for each. */
public final class Arrivals {
    private final AtomicInteger missing = new AtomicInteger();
    private volatile @Nullable Thread waiting;

    /** Begins anew; nothing may be on its way. */
    public void expect(int deliveries) {
        waiting = Thread.currentThread();
        missing.set(deliveries);
    }

    /** Some have come; more than were expected do no harm. */
    public void come(int deliveries) {
        int before = missing.getAndAdd(-deliveries);
        if (before > 0 && before <= deliveries) {
            LockSupport.unpark(waiting);
        }
    }

    /** Returns when all have come. Only for the thread that expects them. */
    public void await() {
        while (missing.get() > 0) {
            LockSupport.park(this);
        }
    }
}
