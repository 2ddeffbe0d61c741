package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private int looks;

    @Test
    void sleepsUntilItIsWoken() {
        Lookout lookout = lookout(() -> true);
        assertThat(later).isEmpty();

        lookout.wake();

        assertThat(later).hasSize(1);
    }

    @Test
    void looksAgainWhileThereIsSomethingAndThenSleeps() {
        lookout(() -> looks < 3).wake();

        while (!later.isEmpty()) {
            later.remove().run();
        }

        assertThat(looks).isEqualTo(3);
    }

    @Test
    void looksOnceHoweverOftenItIsWoken() {
        Lookout lookout = lookout(() -> false);
        lookout.wake();
        lookout.wake();
        assertThat(later).hasSize(1);
        later.remove().run();

        lookout.wake();

        assertThat(later).hasSize(1);
    }

    @Test
    void doesNotMissWhatComesDuringALook() {
        Lookout[] self = new Lookout[1];
        self[0] = lookout(() -> {
            if (looks == 1) {
                self[0].wake();
            }
            return false;
        });
        self[0].wake();

        later.remove().run();

        assertThat(later).hasSize(1);
    }

    private Lookout lookout(BooleanSupplier look) {
        return new Lookout(later::add, () -> {
            looks++;
            return look.getAsBoolean();
        });
    }
}
