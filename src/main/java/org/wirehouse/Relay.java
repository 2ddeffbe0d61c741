package org.wirehouse;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands things on in the order in which they came, one at a time and on a thread of its own, so that whoever brings them
 * neither waits for the receiver nor hears of its failures. What comes while too much waits is lost: the log says so once,
 * and how much it was when the receiver has caught up. The thread is made when it is first needed.
 */
final class Relay<T> implements Consumer<T>, AutoCloseable {
    private static final Logger LOG = System.getLogger(Relay.class.getName());
    private static final int GRACE_SECONDS = 2;

    private final String what;
    private final int capacity;
    private final List<Consumer<? super T>> receivers;
    private final ThreadPoolExecutor thread;
    private final Set<Class<?>> loggedFailures = new HashSet<>();
    private long lost;

    /**
     * @param what names the things in the log
     * @param capacity how many may wait, at least 1
     * @param receivers are called one after the other; may wait, and may fail: the first failure of each kind is logged
     */
    Relay(String what, int capacity, ThreadFactory threads, List<Consumer<? super T>> receivers) {
        this.what = what;
        this.capacity = capacity;
        this.receivers = List.copyOf(receivers);
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(capacity), threads);
    }

    /** Never waits, and never throws. */
    @Override
    public void accept(T thing) {
        try {
            thread.execute(() -> handOn(thing));
        } catch (
                RuntimeException
                        e) { // most likely it was rejected, but a server may also have no thread for us any more
            lose();
        }
    }

    private void handOn(T thing) {
        receivers.forEach(receiver -> handOn(thing, receiver));
        if (thread.getQueue().isEmpty()) {
            tellLosses();
        }
    }

    private void handOn(T thing, Consumer<? super T> receiver) {
        try {
            receiver.accept(thing);
        } catch (Throwable e) { // of foreign code, in which classes may be missing too
            if (loggedFailures.add(kind(e))) {
                LOG.log(Level.ERROR, what + ": a receiver failed", e); // without the thing: its text could forge lines
            }
        }
    }

    private static Class<?> kind(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.getClass() : kind(cause);
    }

    private synchronized void lose() {
        if (++lost == 1 && !thread.isShutdown()) {
            LOG.log(Level.WARNING, "{0}: {1} wait for a receiver that is too slow, more are lost", what, capacity);
        }
    }

    private synchronized void tellLosses() {
        if (lost > 0) {
            LOG.log(Level.WARNING, "{0}: {1} were lost", what, lost);
            lost = 0;
        }
    }

    /** Hands on what waits, for two seconds at most. What comes after is dropped. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(
                        Level.WARNING,
                        "{0}: {1} were lost at the end",
                        what,
                        thread.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
