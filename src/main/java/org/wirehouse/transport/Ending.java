package org.wirehouse.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An end that comes once, and those who want to know of it. All methods may be called from any thread. */
public final class Ending {
    private final List<Consumer<@Nullable Throwable>> listeners = new ArrayList<>();
    private boolean come;
    private @Nullable Throwable cause;

    public synchronized boolean hasCome() {
        return come;
    }

    /** Tells {@code listener} when the end comes, or at once if it has come: with the cause, or {@code null} if planned. */
    public void listen(Consumer<@Nullable Throwable> listener) {
        synchronized (this) {
            if (!come) {
                listeners.add(listener);
                return;
            }
        }
        listener.accept(cause);
    }

    /** Marks the end; who gets {@code true} cleans up and then calls {@link #tell()}. */
    public synchronized boolean begin(@Nullable Throwable why) {
        if (come) {
            return false;
        }
        come = true;
        cause = why;
        return true;
    }

    /** Tells those who listen. Called once, by who began the end. */
    public void tell() {
        listeners.forEach(listener -> listener.accept(cause));
    }
}
