package org.wirehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
    @Test
    void isThatOfTheFullestOldPool() {
        LiveHeap heap = new LiveHeap(List.of(() -> usage(50, 100), () -> usage(150, 200)));

        assertThat(heap.livePercent()).hasValue(75);
    }

    @Test
    void isUnknownWhereNoPoolTells() {
        assertThat(new LiveHeap(List.of()).livePercent()).isEmpty();
        assertThat(new LiveHeap(List.of(() -> null, () -> usage(50, -1))).livePercent())
                .isEmpty();
    }

    /** Whichever collector runs the tests. */
    @Test
    void isKnownHere() {
        assertThat(LiveHeap.ofThisMachine().livePercent().orElseThrow()).isBetween(0, 100);
    }

    private static MemoryUsage usage(long used, long max) {
        return new MemoryUsage(0, used, used, max);
    }
}
