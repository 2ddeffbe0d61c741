package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.LogRecords;

class RelayTest {
    private static final int CAPACITY = 3;

    private final List<Integer> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch patience = new CountDownLatch(1);
    private final LogRecords log = LogRecords.of(Relay.class);

    @AfterEach
    void stopListening() {
        patience.countDown();
        log.close();
    }

    @Test
    void handsOnInOrderAndNeverOnTheThreadOfWhoBringsSomething() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        try (Relay<Integer> relay =
                relay(1_000, List.of(number -> threads.add(Thread.currentThread()), received::add))) {
            IntStream.range(0, 1_000).forEach(relay::accept);
            await().until(() -> received.size() == 1_000);
        }
        assertThat(received).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
        assertThat(threads).containsOnly(threads.get(0)).doesNotContain(Thread.currentThread());
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void losesWhatComesWhileTooMuchWaitsAndSaysSo() {
        try (Relay<Integer> relay = relay(CAPACITY, List.of(this::takeItsTime))) {
            IntStream.range(0, 10).forEach(relay::accept);
            assertThat(log.lines())
                    .containsExactly("WARNING numbers: 3 wait for a receiver that is too slow, more are lost");

            patience.countDown();
            await().until(() -> log.lines().size() == 2);
            relay.accept(10);
            await().until(() -> received.contains(10));
        }
        assertThat(received).containsExactly(0, 1, 2, 3, 10);
        assertThat(log.lines()).hasSize(2).last().isEqualTo("WARNING numbers: 6 were lost");
    }

    private void takeItsTime(int number) {
        try {
            if (patience.await(1, TimeUnit.MINUTES)) {
                received.add(number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void goesOnWhereAReceiverFailsAndLogsTheFirstFailureOfEachKind() {
        List<RuntimeException> failures = new ArrayList<>(List.of(
                new IllegalStateException("first"),
                new IllegalStateException("second"),
                new IllegalStateException(new UnsupportedOperationException("third"))));
        Consumer<Integer> failing = number -> {
            if (number < failures.size()) {
                throw failures.get(number);
            }
            throw new NoClassDefFoundError("fourth");
        };
        try (Relay<Integer> relay = relay(10, List.of(failing, received::add))) {
            IntStream.range(0, 5).forEach(relay::accept);
            await().until(() -> received.size() == 5);
        }
        assertThat(received).containsExactly(0, 1, 2, 3, 4);
        assertThat(log.lines()).hasSize(3).containsOnly("SEVERE numbers: a receiver failed");
    }

    @Test
    void handsOnWhatWaitsWhenItIsClosedAndNothingThatComesLater() {
        Relay<Integer> relay = relay(CAPACITY, List.of(this::takeItsTime));
        IntStream.range(0, CAPACITY).forEach(relay::accept);
        patience.countDown();
        relay.close();
        relay.accept(17);

        assertThat(received).containsExactly(0, 1, 2);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void doesNotWaitForLongWhenItIsClosed() {
        Relay<Integer> relay = relay(CAPACITY, List.of(this::takeItsTime));
        IntStream.range(0, CAPACITY).forEach(relay::accept);
        relay.close();

        assertThat(received).isEmpty();
        assertThat(log.lines()).containsExactly("WARNING numbers: 2 were lost at the end");
    }

    private static Relay<Integer> relay(int capacity, List<Consumer<? super Integer>> receivers) {
        return new Relay<>("numbers", capacity, Thread::new, receivers);
    }
}
