package org.wirehouse.hub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A client that holds the thread that writes to it until the test releases it. */
final class BlockingOutlet implements Outlet {
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> data = new CopyOnWriteArrayList<>();
    private volatile boolean entered;

    @Override
    public void write(Batch batch, Subscription subscription) {
        entered = true;
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        batch.events().forEach(event -> data.add(event.data()));
        subscription.written();
    }

    @Override
    public void ended(@Nullable Throwable cause) {}

    void release() {
        released.countDown();
    }

    boolean isEntered() {
        return entered;
    }

    List<String> data() {
        return data;
    }
}
