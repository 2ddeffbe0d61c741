package org.wirehouse;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What has to be done again and again, on one thread of its own: tasks have to be short. Does nothing once closed. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    private final ScheduledExecutorService schedule;

    Housekeeping(ThreadFactory threads) {
        schedule = new ScheduledThreadPoolExecutor(1, threads, new DiscardPolicy());
    }

    /** For what has to be done once, later. */
    ScheduledExecutorService schedule() {
        return schedule;
    }

    /**
     * Repeats a task, each time the interval after its last end: what was missed in a pause is not made up for, or two looks
     * at a thread in a row would take it for stuck. One that throws is logged, and goes on.
     */
    void every(Duration interval, Runnable task) {
        var unused = schedule.scheduleWithFixedDelay(
                () -> runSafely(task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Repeats a look, each time the interval after its last end, while there is something to look after: a thread that
     * wakes for nothing twenty times a second takes half a percent of a core.
     *
     * @param look true if there is something to look after still
     */
    Lookout lookout(Duration interval, BooleanSupplier look) {
        return new Lookout(
                again -> {
                    var unused = schedule.schedule(() -> runSafely(again), interval.toMillis(), TimeUnit.MILLISECONDS);
                },
                look);
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "housekeeping failed", e); // not thrown: the task would never be run again
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
