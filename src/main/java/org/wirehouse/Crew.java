package org.wirehouse;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for tasks that are short, but may wait for a client. A few do as long as no task waits. For each that is stuck
 * in one, another is added, up to a bound; it goes when it is no longer needed.
 */
final class Crew implements Executor, AutoCloseable {
    /** How often {@link #relieve()} wants to be called while a task runs. */
    static final Duration RELIEF = Duration.ofMillis(50);

    /** Threads that are not stuck, if there is work for them. */
    static final int FREE = 8;

    private static final int GRACE_SECONDS = 2;

    private final int maxStuck;
    private final Runnable onTask;
    private final ThreadPoolExecutor threads;
    private final Set<Task> running = ConcurrentHashMap.newKeySet();

    /**
     * Begins with nothing to do.
     *
     * @param maxStuck threads that may be stuck while others go on
     * @param onTask called when a task begins, on its thread: {@link #relieve()} is needed again
     */
    Crew(ThreadFactory factory, int maxStuck, Runnable onTask) {
        this.maxStuck = maxStuck;
        this.onTask = onTask;
        this.threads = new ThreadPoolExecutor(
                FREE,
                FREE + maxStuck,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Runs a task soon; after {@link #close()} nothing happens. */
    @Override
    public void execute(Runnable task) {
        threads.execute(new Task(task));
    }

    /**
     * Adds a thread for each that has been in the same task since the last call. Called by one thread.
     *
     * @return true if a task runs, and so may get stuck
     */
    boolean relieve() {
        boolean busy = !running.isEmpty();
        int stuck = 0;
        for (Task task : running) {
            stuck += task.seen ? 1 : 0;
            task.seen = true;
        }
        int needed = FREE + Math.min(stuck, maxStuck);
        if (threads.getCorePoolSize() != needed) { // setting it wakes those that idle, and their time begins anew
            threads.setCorePoolSize(needed);
        }
        return busy;
    }

    /** Waits a little for the tasks that are left. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Task implements Runnable {
        private final Runnable work;
        private boolean seen; // only by the thread that relieves

        Task(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            running.add(this);
            onTask.run();
            try {
                work.run();
            } finally {
                running.remove(this);
            }
        }
    }
}
