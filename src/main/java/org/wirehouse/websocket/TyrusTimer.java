package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Takes the place of the idle timer of a Tyrus session, and never runs what it is given. Version 2.1.5 (Payara 6.2025.10,
 * GlassFish 7.0.21) sets the timer anew at each frame that comes or goes, also if the session has no idle time-out, and for
 * that Payara looks for services in every file of the application and of the server: longer than it takes to send. No
 * setting turns it off. It is also the only place where an application hears of pings, before they are answered.
 */
final class TyrusTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private static final Never NEVER = new Never();

    private final Runnable onFrame;

    private TyrusTimer(Runnable onFrame) {
        this.onFrame = onFrame;
    }

    /**
     * Replaces the timer of a session, if it is one of Tyrus.
     *
     * @param onFrame called at each frame, with a lock of the session; what it throws for one that comes, which must not be
     *     an error, makes Tyrus close the session on the thread that reads
     */
    static void replace(Session session, Runnable onFrame) {
        if (!session.getClass().getName().startsWith("org.glassfish.tyrus.")) {
            return;
        }
        try {
            replaceIn(session, onFrame);
        } catch (ReflectiveOperationException | RuntimeException e) {
            UnknownContainer.tell("Tyrus", e);
        }
    }

    /** @throws ReflectiveOperationException if it has no timer where Tyrus 2.1.5 has it */
    static void replaceIn(Object session, Runnable onFrame) throws ReflectiveOperationException {
        Field service = session.getClass().getDeclaredField("service");
        service.setAccessible(true);
        service.set(session, new TyrusTimer(onFrame));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        onFrame.run();
        return NEVER;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return (ScheduledFuture<V>) NEVER;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return NEVER;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return NEVER;
    }

    @Override
    public void execute(Runnable command) {
        // never
    }

    @Override
    public void shutdown() {
        // there is nothing to shut down
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return true;
    }

    @Override
    public boolean isTerminated() {
        return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    /** One for all: neither due nor done, however often it is cancelled. */
    private static final class Never extends CompletableFuture<Object> implements ScheduledFuture<Object> {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return true;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
