package org.wirehouse.echo;

import java.time.Duration;

/** What is owed to one peer, in bytes. Whoever reads from the peer waits here until it has taken enough of it. */
final class Debt {
    /** Up to this much may be on its way to the peer while more is read from it. */
    static final long FREE_BYTES = 1024 * 1024;

    private long bytes;

    synchronized void add(long more) {
        bytes += more;
    }

    synchronized void repay(long taken) {
        bytes -= taken;
        notifyAll();
    }

    synchronized boolean isHigh() {
        return bytes > FREE_BYTES;
    }

    /**
     * Waits until little enough is owed.
     *
     * @return false if that took longer than {@code patience}
     */
    synchronized boolean awaitLow(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isHigh()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
