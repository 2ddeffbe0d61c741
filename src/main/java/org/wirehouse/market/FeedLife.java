package org.wirehouse.market;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of a feed: one thread, started once, its states told, ended promptly.
 *
 * <p>The thread is not interrupted at the end, as it may be in the middle of a listener's work; it sees that its pacer has
 * ended.
 */
final class FeedLife {
    private static final Logger LOG = System.getLogger(FeedLife.class.getName());
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final String feed;
    private final FeedHost host;
    private final Pacer pacer;
    private final Supplier<Optional<ReplayProgress>> progress;
    private volatile FeedStatus.State state = FeedStatus.State.STARTING;
    private volatile Optional<String> problem = Optional.empty();
    private @Nullable Thread thread;
    private boolean listenerFailed;

    FeedLife(String feed, FeedHost host, Pacer pacer, Supplier<Optional<ReplayProgress>> progress) {
        this.feed = feed;
        this.host = host;
        this.pacer = pacer;
        this.progress = progress;
    }

    /** What the thread does: returns when the pacer has ended or nothing is left, throws when it cannot go on. */
    interface Work {
        void run() throws InterruptedException;
    }

    synchronized void start(Work work) {
        if (thread != null || state != FeedStatus.State.STARTING) {
            throw new IllegalStateException("a feed starts once, this " + feed + " feed is " + state.label());
        }
        thread = host.threads().newThread(() -> live(work));
        thread.start();
    }

    // without the lock, so that a listener may ask whatever locks of its own are held
    FeedStatus status() {
        return new FeedStatus(feed, state, progress.get(), problem);
    }

    synchronized void tell() {
        try {
            host.listener().accept(status());
        } catch (RuntimeException e) {
            if (!listenerFailed) {
                listenerFailed = true;
                LOG.log(Level.ERROR, "the listener of the " + feed + " feed failed", e);
            }
        }
    }

    void close() {
        pacer.end();
        awaitEnd();
        become(FeedStatus.State.STOPPED);
    }

    private void live(Work work) {
        become(FeedStatus.State.RUNNING);
        try {
            work.run();
            become(pacer.hasEnded() ? FeedStatus.State.STOPPED : FeedStatus.State.FINISHED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            become(FeedStatus.State.STOPPED);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the " + feed + " feed failed", e);
            fail(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private synchronized void fail(String message) {
        if (!state.isFinal()) {
            problem = Optional.of(message);
            become(FeedStatus.State.FAILED);
        }
    }

    private synchronized void become(FeedStatus.State next) {
        if (!state.isFinal()) {
            state = next;
            tell();
        }
    }

    private void awaitEnd() {
        Thread running = running();
        if (running == null || running.equals(Thread.currentThread())) {
            return;
        }
        try {
            running.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread running() {
        return thread;
    }
}
