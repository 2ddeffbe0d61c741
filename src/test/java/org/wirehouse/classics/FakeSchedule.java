package org.wirehouse.classics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs nothing by itself; the test says when the time has come. */
final class FakeSchedule extends ScheduledThreadPoolExecutor {
    private record Task(Runnable action, Duration delay) {}

    private final Queue<Task> tasks = new ArrayDeque<>();

    FakeSchedule() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        tasks.add(new Task(action, Duration.of(delay, unit.toChronoUnit())));
        return super.schedule(() -> {}, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    /** Runs what is due next, and tells how long that would have taken. */
    Duration runNext() {
        Task task = tasks.remove();
        task.action().run();
        return task.delay();
    }

    int waiting() {
        return tasks.size();
    }
}
