package org.wirehouse.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is not in {@code ResponseWriterTest}: a handler on the stack of the sender, as of WebSocket, and a container that
 * blocks.
 */
class ChunkWriterTest {
    private final List<String> outcomes = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private Executor threads = Runnable::run;
    private final Line line = new Line();

    @Test
    void writesAHundredThousandThatAreConfirmedOnTheStackOfTheSender() {
        line.confirmsAtOnce = true;
        for (int i = 0; i < 100_000; i++) {
            write("x");
        }
        assertThat(outcomes).hasSize(100_000).containsOnly("x taken");
        assertThat(line.handed).isEqualTo(100_000);
        assertThat(line.queuedBytes()).isZero();
        assertThat(line.pendingSinceNanos()).isZero();
    }

    @Test
    void writesAHundredThousandThatWaitedWhenTheFirstIsConfirmed() {
        for (int i = 0; i < 100_000; i++) {
            write("x");
        }
        assertThat(line.handed).isEqualTo(1);
        line.confirmsAtOnce = true;
        line.confirm();
        assertThat(outcomes).hasSize(100_000).containsOnly("x taken");
    }

    @Test
    void keepsTheTimeOfEachWriteApart() {
        write("a");
        long since = line.pendingSinceNanos();
        assertThat(since).isNotZero();
        write("b");
        assertThat(line.pendingSinceNanos()).isEqualTo(since);
        line.confirm();
        assertThat(line.pendingSinceNanos()).isGreaterThan(since);
        line.confirm();
        assertThat(line.pendingSinceNanos()).isZero();
    }

    @Test
    void reportsAFailureOnce() {
        line.breaksWith = new IOException("broken");
        write("a");
        write("b");
        line.stop(new IllegalStateException("again"));
        write("c");
        assertThat(failures).hasSize(1);
        assertThat(outcomes).containsExactly("a dropped", "b dropped", "c dropped");
    }

    @Test
    void isNotStuckWhateverIsThrown() {
        for (Throwable cause : List.of(new IOException("a"), new IllegalStateException("b"), new AssertionError("c"))) {
            Line broken = new Line();
            broken.breaksWith = cause;
            failures.clear();
            broken.write(Chunk.of("a", 1, failure -> outcomes.add("dropped " + failure)));
            assertThat(failures).containsExactly(cause);
            assertThat(outcomes).hasSize(1);
            outcomes.clear();
        }
    }

    @Test
    void writesNothingAfterItWasStopped() {
        write("a");
        line.stop(new IllegalStateException("closed"));
        line.confirm();
        write("b");
        assertThat(line.handed).isEqualTo(1);
        assertThat(outcomes).containsExactly("a dropped", "b dropped");
    }

    @Test
    void leavesTheWritingToOthersWhereItMayBlock() {
        Queue<Runnable> others = new ArrayDeque<>();
        threads = others::add;
        write("a");
        write("b");
        assertThat(line.handed).isZero();
        assertThat(others).hasSize(1);

        line.confirmsAtOnce = true;
        others.remove().run();

        assertThat(outcomes).containsExactly("a taken", "b taken");
        assertThat(others).isEmpty();
    }

    @Test
    void hasLeftTheConnectionWhenTheWriteThatBlockedIsOver() {
        line.whileInside = () -> {
            line.stop(new IllegalStateException("closed"));
            assertThat(line.left).isZero();
            assertThat(outcomes).isEmpty();
        };
        write("a");
        assertThat(outcomes).containsExactly("a dropped");
        assertThat(line.left).isEqualTo(1);

        write("b");
        assertThat(line.left).isEqualTo(1);
    }

    private void write(String text) {
        line.write(Chunk.of(text, 1, failure -> outcomes.add(text + (failure == null ? " taken" : " dropped"))));
    }

    /** A connection with one write in flight, which stops at the first failure. */
    private final class Line extends ChunkWriter<String> {
        private boolean inFlight;
        private boolean confirmsAtOnce;
        private int handed;
        private int left;
        private Runnable whileInside = () -> {};
        private @Nullable Throwable breaksWith;

        Line() {
            super(new Traffic(), task -> threads.execute(task), failures::add);
            begin();
        }

        @Override
        protected boolean isReady() {
            return !inFlight;
        }

        @Override
        protected boolean hand(String content) throws IOException {
            if (breaksWith instanceof IOException e) {
                stop(e);
                throw e;
            } else if (breaksWith instanceof RuntimeException e) {
                stop(e);
                throw e;
            } else if (breaksWith instanceof Error e) {
                stop(e);
                throw e;
            }
            handed++;
            inFlight = true;
            whileInside.run();
            if (confirmsAtOnce) {
                confirm();
            }
            return false;
        }

        @Override
        protected void left() {
            left++;
        }

        void confirm() {
            inFlight = false;
            pump();
        }
    }
}
