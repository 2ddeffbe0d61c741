package org.wirehouse.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EndingTest {
    private final Ending ending = new Ending();
    private final List<@Nullable Throwable> told = new ArrayList<>();

    @Test
    void tellsWhoListensOfTheFirstCause() {
        Throwable first = new IllegalStateException("first");
        ending.listen(told::add);
        assertThat(ending.hasCome()).isFalse();

        assertThat(ending.begin(first)).isTrue();
        assertThat(ending.begin(new IllegalStateException("second"))).isFalse();
        assertThat(told).isEmpty();
        ending.tell();

        assertThat(ending.hasCome()).isTrue();
        assertThat(told).containsExactly(first);
    }

    @Test
    void tellsAtOnceWhoListensLater() {
        ending.begin(null);
        ending.tell();
        ending.listen(told::add);
        assertThat(told).hasSize(1).containsOnlyNulls();
    }

    @RepeatedTest(50)
    void tellsEveryoneOnceHoweverItMeetsTheEnd() throws Exception {
        int threads = 4;
        AtomicInteger tellings = new AtomicInteger();
        AtomicInteger beginners = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    ending.listen(cause -> tellings.incrementAndGet());
                    if (ending.begin(null)) {
                        beginners.incrementAndGet();
                        ending.tell();
                    }
                    ending.listen(cause -> tellings.incrementAndGet());
                }))
                .toList();
        all.forEach(Thread::start);
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(beginners).hasValue(1);
        assertThat(tellings).hasValue(2 * threads);
    }
}
