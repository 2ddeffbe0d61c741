package org.wirehouse.hub;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread that wakes subscriptions, so that a publisher has nothing to do with any client. */
final class Pump implements Runnable {
    private static final Logger LOG = System.getLogger(Pump.class.getName());

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    /** Queues a task. Never blocks; after {@link #stop()} nothing happens. */
    void submit(Runnable task) {
        tasks.add(task);
    }

    /** Ends the thread after the tasks that are queued, by queueing itself as their end. */
    void stop() {
        tasks.add(this);
    }

    @Override
    public void run() {
        try {
            for (Runnable task = tasks.take(); task != this; task = tasks.take()) {
                runSafely(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the container wants its thread back
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a fault in one task must not end the pump of all others
    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a hub task failed", e);
        }
    }
}
