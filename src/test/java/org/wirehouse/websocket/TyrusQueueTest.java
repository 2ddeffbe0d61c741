package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TyrusQueueTest {
    /** As Tyrus has it. */
    private static class Writer {
        private final Deque<Object> queue = new ArrayDeque<>(List.of("first"));

        boolean offer(Object frame) {
            return queue.offer(frame);
        }
    }

    /** As CDI makes one. */
    private static final class Proxy extends Writer {}

    private final Writer writer = new Proxy();

    @Test
    void keepsWhatWaits() throws Exception {
        TyrusQueue.replaceIn(writer);
        writer.offer("second");
        assertThat(writer.queue).isInstanceOf(TyrusQueue.class).containsExactly("first", "second");
    }

    @Test
    void losesWhatIsTooMuchAndSaysSo() throws Exception {
        TyrusQueue queue = TyrusQueue.replaceIn(writer);
        for (int frame = 1; frame < TyrusQueue.MAX_FRAMES; frame++) {
            assertThat(writer.offer("frame " + frame)).isTrue();
        }
        assertThat(queue.hasOverflowed()).isFalse();

        assertThat(writer.offer("too much")).isFalse();

        assertThat(queue).hasSize(TyrusQueue.MAX_FRAMES).doesNotContain("too much");
        assertThat(queue.hasOverflowed()).isTrue();
    }

    @Test
    void fitsOnlyWhatHasAQueue() {
        assertThatExceptionOfType(NoSuchFieldException.class).isThrownBy(() -> TyrusQueue.replaceIn("a writer"));
    }

    @Test
    void leavesSessionsOfOtherContainersAlone() {
        assertThat(TyrusQueue.into(new FakeSession().session())).isNull();
    }
}
