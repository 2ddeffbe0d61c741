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
    void runsItHereIfTheThreadHasEnded() {
        Executor ended = task -> {
            throw new RejectedExecutionException();
        };

        new UndertowThread(ended).execute(() -> done.add("sent"));

        assertThat(done).containsExactly("sent");
    }
}
