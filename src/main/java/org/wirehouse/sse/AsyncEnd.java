package org.wirehouse.sse;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.EOFException;
import java.util.function.Consumer;

/** Reports, possibly more than once, that the container has given up the request. */
final class AsyncEnd implements AsyncListener {
    private final Consumer<Throwable> ended;

    AsyncEnd(Consumer<Throwable> ended) {
        this.ended = ended;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended.accept(new EOFException("the container completed the request"));
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
