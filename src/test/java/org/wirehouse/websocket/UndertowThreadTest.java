package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class UndertowThreadTest {
    private final List<Runnable> handed = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void isNoneForSessionsOfOtherContainers() {
        Executor others = Runnable::run;

        assertThat(UndertowThread.of(new FakeSession().session(), others)).isSameAs(others);
    }

    @Test
    void runsNothingOnTheThreadOfTheCaller() {
        new UndertowThread(handed::add).execute(() -> done.add("sent"));

        assertThat(handed).hasSize(1);
        assertThat(done).isEmpty();
    }

    @Test
    void runsItAtOnceOnTheThreadItself() throws Exception {
        IoThread thread = new IoThread();

        thread.start();
        thread.join();

        assertThat(done).containsExactly("sent", "next");
    }

    @Test
    void runsItHereIfTheThreadHasEnded() {
        Executor ended = task -> {
            throw new RejectedExecutionException();
        };

        new UndertowThread(ended).execute(() -> done.add("sent"));

        assertThat(done).containsExactly("sent");
    }

    /** Is its own executor, as that of XNIO is. */
    private final class IoThread extends Thread implements Executor {
        @Override
        public void execute(Runnable task) {
            throw new AssertionError("queued for later");
        }

        @Override
        public void run() {
            new UndertowThread(this).execute(() -> done.add("sent"));
            done.add("next");
        }
    }
}
