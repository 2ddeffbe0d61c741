package org.wirehouse;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks again and again while there is something to look after. Else it sleeps, and takes no processor time. */
final class Lookout {
    private final Consumer<Runnable> later;
    private final BooleanSupplier look;
    private final AtomicBoolean awake = new AtomicBoolean();

    /**
     * Begins asleep.
     *
     * @param later runs a task after the time from one look to the next, or from {@link #wake()} to the first
     * @param look true if there is something to look after still
     */
    Lookout(Consumer<Runnable> later, BooleanSupplier look) {
        this.later = later;
        this.look = look;
    }

    /** To be called when there has come something to look after. From any thread; cheap while it is awake. */
    void wake() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            later.accept(this::look);
        }
    }

    private void look() {
        awake.set(false); // before the look, so that what comes during it wakes anew
        if (look.getAsBoolean()) {
            wake();
        }
    }
}
