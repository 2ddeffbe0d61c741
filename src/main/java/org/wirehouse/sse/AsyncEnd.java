package org.wirehouse.sse;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.EOFException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reports, possibly more than once, that the container has given up the request, and once that it has done with it. */
final class AsyncEnd implements AsyncListener {
    private final Consumer<Throwable> ended;
    private final Runnable done;
    private final AtomicBoolean isDone = new AtomicBoolean();

    AsyncEnd(Consumer<Throwable> ended, Runnable done) {
        this.ended = ended;
        this.done = done;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended.accept(new EOFException("the container completed the request"));
        if (isDone.compareAndSet(false, true)) {
            done.run();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        ended.accept(new EOFException("the container timed the request out"));
    }

    @Override
    public void onError(AsyncEvent event) {
        Throwable cause = event.getThrowable();
        ended.accept(cause != null ? cause : new EOFException("the container met an error"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nothing starts a second time
    }
}
