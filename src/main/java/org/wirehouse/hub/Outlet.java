package org.wirehouse.hub;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The way of a subscription to its client: the seam that a transport implements. */
public interface Outlet {
    /** The threads of the hub, which are there when an outlet is to be woken. */
    Executor HUB = Runnable::run;

    /**
     * Where the outlet is written to when there is something new. Those of a view that have equal ones are written to in
     * one task. Asked once, when it subscribes.
     *
     * @return what runs tasks one after the other, never blocks and never rejects one; {@link #HUB} unless some other
     *     thread owns the connection
     */
    default Executor home() {
        return HUB;
    }

    /**
     * Begins to write a batch and reports with {@link Subscription#written()} when the client's connection has taken
     * it, on any thread, also before this method returns. Until then no other batch is handed in. Called
     * {@linkplain #home() at home} or on the thread that called {@code written()}; should not block, or only on a hub
     * thread, and then see {@link Hub#relieve}.
     *
     * @throws RuntimeException ends the subscription with this cause
     */
    void write(Batch batch, Subscription subscription);

    /**
     * The subscription has ended and no batch will follow. Called at most once, and not if {@link Subscription#close()}
     * ended it. Must not block.
     *
     * @param cause why, or {@code null} if the hub was closed
     */
    void ended(@Nullable Throwable cause);
}
