package org.wirehouse.hub;

import org.jspecify.annotations.Nullable;

/** A client that costs nothing: it counts the events that come, and reads them at once or never. */
record CountingOutlet(Arrivals arrivals, boolean reads) implements Outlet {
    @Override
    public void write(Batch batch, Subscription subscription) {
        if (reads) {
            subscription.written();
        }
        arrivals.come(batch.events().size());
    }

    @Override
    public void ended(@Nullable Throwable cause) {}
}
