package org.wirehouse.market;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a feed lets time pass; the seam by which a test makes it pass at once. */
interface Pacer {
    /** Nanoseconds since some fixed moment; never goes back, whatever happens to the clock on the wall. */
    long nanos();

    /** Waits, or returns early once the pacer has ended. Does not wait if {@code nanos} is not above zero. */
    void pause(long nanos) throws InterruptedException;

    /** Ends every pause, present and future. */
    void end();

    boolean hasEnded();

    /** One that follows real time. */
    static Pacer real() {
        CountDownLatch ended = new CountDownLatch(1);
        return new Pacer() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(long nanos) throws InterruptedException {
                if (nanos > 0 && ended.await(nanos, TimeUnit.NANOSECONDS)) {
                    return;
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for the next trade");
                }
            }

            @Override
            public void end() {
                ended.countDown();
            }

            @Override
            public boolean hasEnded() {
                return ended.getCount() == 0;
            }
        };
    }
}
