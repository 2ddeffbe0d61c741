package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final int MAX_STUCK = 20;

    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicInteger began = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Crew crew = new Crew(
            task -> new Thread(() -> {
                alive.incrementAndGet();
                task.run();
                alive.decrementAndGet();
            }),
            MAX_STUCK,
            began::incrementAndGet);

    @AfterEach
    void close() {
        open.countDown();
        crew.close();
    }

    @Test
    void goesOnHoweverManyAreStuck() {
        for (int i = 0; i < MAX_STUCK; i++) {
            crew.execute(this::waitForIt);
        }
        crew.execute(done::incrementAndGet);
        await().until(() -> stuck.get() == Crew.FREE);
        assertThat(done).hasValue(0);

        await().untilAsserted(() -> {
            crew.relieve();
            assertThat(done).hasValue(1);
        });
        assertThat(stuck).hasValue(MAX_STUCK);
    }

    @Test
    void keepsTheBoundAndGivesThreadsBack() {
        for (int i = 0; i < 10 * MAX_STUCK; i++) {
            crew.execute(this::waitForIt);
        }
        await().untilAsserted(() -> {
            crew.relieve();
            assertThat(stuck).hasValue(Crew.FREE + MAX_STUCK);
        });
        crew.relieve();
        assertThat(alive).hasValue(Crew.FREE + MAX_STUCK);

        open.countDown();

        await().until(() -> stuck.get() == 10 * MAX_STUCK);
        await().untilAsserted(() -> {
            crew.relieve();
            assertThat(alive).hasValue(Crew.FREE);
        });
    }

    @Test
    void needsNoMoreThreadsForTasksThatFlow() {
        for (int round = 1; round <= 50; round++) {
            for (int i = 0; i < 100; i++) {
                crew.execute(done::incrementAndGet);
            }
            int all = 100 * round;
            await().pollInterval(Duration.ofMillis(1)).until(() -> done.get() == all);
            crew.relieve();
        }
        assertThat(alive).hasValueLessThanOrEqualTo(Crew.FREE);
    }

    @Test
    void saysWhenItHasToBeRelieved() {
        assertThat(crew.relieve()).isFalse();

        crew.execute(this::waitForIt);
        await().until(() -> stuck.get() == 1);

        assertThat(began).hasValue(1);
        assertThat(crew.relieve()).isTrue();
        open.countDown();
        await().until(() -> !crew.relieve());
    }

    @Test
    void doesNothingAfterItsEnd() {
        crew.close();
        crew.execute(done::incrementAndGet);
        assertThat(done).hasValue(0);
    }

    private void waitForIt() {
        stuck.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
