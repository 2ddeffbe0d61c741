package org.wirehouse.hub;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Wakes subscriptions, so that a publisher has nothing to do with any client. One thread does so; if it is stuck in a write
 * to one client, another can take its place, and it goes as soon as it is free.
 */
final class Pump {
    private static final Logger LOG = System.getLogger(Pump.class.getName());

    @SuppressWarnings("UnnecessaryLambda") // an object that is like no other
    private static final Runnable END = () -> {};

    private final ThreadFactory threads;
    private final AtomicInteger stuck;
    private final Runnable onTask;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final DelayQueue<Later> resting = new DelayQueue<>();
    private volatile Worker owner;
    private int seen = -1; // steps of the owner, by the thread that relieves

    /**
     * Starts a thread.
     *
     * @param stuck counts the threads that were replaced and have not come back
     * @param onTask called when a task begins, on its thread: {@link #relieve()} is needed again
     */
    Pump(ThreadFactory threads, AtomicInteger stuck, Runnable onTask) {
        this.threads = threads;
        this.stuck = stuck;
        this.onTask = onTask;
        this.owner = new Worker();
        threads.newThread(owner).start();
    }

    /** Queues a task. Never blocks; after {@link #stop()} nothing happens. */
    void submit(Runnable task) {
        tasks.add(task);
    }

    /** Ends the thread after the tasks that are queued. */
    void stop() {
        tasks.add(END);
    }

    /** True on the thread that wakes subscriptions. */
    boolean isMine() {
        return owner.isCurrent();
    }

    /** True while the thread has a task, and so may get stuck. */
    boolean isBusy() {
        return owner.busy;
    }

    /** Wakes the members of a share. A task. */
    void serve(Share share) {
        Worker worker = owner;
        if (worker.isCurrent()) {
            worker.serve(share);
        } else {
            submit(share); // to the one that has taken the place of this thread; its signal still stands
        }
    }

    /** Replaces the thread if it has been with the same client since the last call. Called by one thread. */
    void relieve() {
        Worker worker = owner;
        int steps = worker.steps.get();
        if (steps != seen || !worker.busy) {
            seen = steps;
            return;
        }
        stuck.incrementAndGet();
        seen = -1;
        Worker next = new Worker();
        owner = next;
        threads.newThread(next).start();
        Share left = worker.serving;
        if (left != null) {
            submit(left); // for those whom it had not got to
        }
    }

    /** The next task; shares whose rest is over go before others. */
    private Runnable next() throws InterruptedException {
        while (true) {
            Later rested = resting.poll();
            if (rested != null) {
                return rested.share;
            }
            Later first = resting.peek();
            Runnable task = first == null
                    ? tasks.take()
                    : tasks.poll(first.getDelay(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
            if (task != null) {
                return task;
            }
        }
    }

    /** A share that is to be served at a certain {@link System#nanoTime()}. */
    private record Later(Share share, long nanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(nanos - ((Later) other).nanos); // a difference, because nanoTime may overflow
        }
    }

    /** One thread, from when it takes over to when it is replaced. */
    final class Worker implements Runnable {
        private final AtomicInteger steps = new AtomicInteger();
        private volatile @Nullable Thread thread;
        private volatile @Nullable Share serving;
        private volatile boolean busy;

        /** Goes on to the next client; false if this thread was replaced. */
        boolean step() {
            steps.lazySet(steps.getPlain() + 1);
            return owner == this;
        }

        private boolean isCurrent() {
            return Thread.currentThread() == thread;
        }

        private void serve(Share share) {
            serving = share; // before the owner is read, for relieve() does the two in the other order
            long rest = share.restNanos();
            if (owner != this) {
                submit(share);
            } else if (rest > 0) {
                resting.add(new Later(share, System.nanoTime() + rest));
                serving = null;
            } else if (share.wakeAll(this)) {
                serving = null;
            }
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            try {
                Runnable task = next();
                while (task != END) {
                    var unused = step(); // so that what begins now is not taken for what is stuck
                    busy = true;
                    onTask.run();
                    runSafely(task);
                    busy = false;
                    if (!step()) {
                        stuck.decrementAndGet();
                        return;
                    }
                    task = next();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the container wants its thread back
            }
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
