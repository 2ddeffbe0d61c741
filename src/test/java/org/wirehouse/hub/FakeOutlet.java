package org.wirehouse.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client of which the test decides whether it reads. */
final class FakeOutlet implements Outlet {
    private final boolean reads;
    private final Executor home;
    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private final AtomicInteger endings = new AtomicInteger();
    private volatile @Nullable Throwable cause;

    private FakeOutlet(boolean reads, Executor home) {
        this.reads = reads;
        this.home = home;
    }

    /** Takes everything at once. */
    static FakeOutlet reading() {
        return new FakeOutlet(true, HUB);
    }

    /** Takes everything at once, and is written to by {@code home}. */
    static FakeOutlet readingAt(Executor home) {
        return new FakeOutlet(true, home);
    }

    /** Leaves the first write in flight until the test calls {@link Subscription#written()}. */
    static FakeOutlet stalled() {
        return new FakeOutlet(false, HUB);
    }

    @Override
    public Executor home() {
        return home;
    }

    @Override
    public void write(Batch batch, Subscription subscription) {
        batches.add(batch);
        if (reads) {
            subscription.written();
        }
    }

    @Override
    public void ended(@Nullable Throwable why) {
        cause = why;
        endings.incrementAndGet();
    }

    List<Batch> batches() {
        return batches;
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        batches.forEach(batch -> events.addAll(batch.events()));
        return events;
    }

    List<String> data() {
        return events().stream().map(Event::data).toList();
    }

    int endings() {
        return endings.get();
    }

    @Nullable
    Throwable cause() {
        return cause;
    }
}
