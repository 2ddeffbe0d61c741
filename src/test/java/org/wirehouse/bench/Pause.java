package org.wirehouse.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for nothing but time. */
final class Pause {
    private Pause() {}

    static void of(Duration duration) {
        until(System.nanoTime() + duration.toNanos());
    }

    /** Until {@link System#nanoTime()} is {@code nanos}. */
    static void until(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
