package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Housekeeping housekeeping = new Housekeeping(Thread::new);

    @AfterEach
    void close() {
        housekeeping.close();
    }

    @Test
    void makesUpForNothingThatWasMissed() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        AtomicLong pauseEnd = new AtomicLong();
        AtomicLong next = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);

        housekeeping.every(INTERVAL, () -> {
            switch (runs.incrementAndGet()) {
                case 1 -> pauseEnd.set(afterAPause());
                case 2 -> {
                    next.set(System.nanoTime());
                    done.countDown();
                }
                default -> {}
            }
        });
        done.await();

        assertThat(next.get() - pauseEnd.get()).isGreaterThanOrEqualTo(INTERVAL.toNanos());
    }

    /** For several intervals this thread does nothing else, as if the machine had stood still. */
    private static long afterAPause() {
        long end = System.nanoTime() + 5 * INTERVAL.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return System.nanoTime();
    }
}
