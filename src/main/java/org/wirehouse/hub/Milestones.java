package org.wirehouse.hub;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Those who want to know when the slowest cursor of a channel has passed an event. */
final class Milestones {
    private final Supplier<EventId> slowest;
    private final Executor pump;
    private final Queue<Milestone> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean checkDue = new AtomicBoolean();

    /** An id, and what to complete when all cursors are at or behind it. */
    private record Milestone(EventId id, CompletableFuture<@Nullable Void> passed) {}

    /** @param slowest finds the position of the slowest cursor; {@link EventId#FOREIGN} if there is none */
    Milestones(Supplier<EventId> slowest, Executor pump) {
        this.slowest = slowest;
        this.pump = pump;
    }

    /** Completes, on a pump thread, when every cursor has passed {@code id} or is gone. */
    CompletionStage<@Nullable Void> at(EventId id) {
        Milestone milestone = new Milestone(id, new CompletableFuture<>());
        waiting.add(milestone);
        moved();
        return milestone.passed;
    }

    /** A cursor has moved or gone. Costs nothing while nobody waits, and one check however many move at a time. */
    void moved() {
        if (!waiting.isEmpty() && checkDue.compareAndSet(false, true)) {
            pump.execute(this::check);
        }
    }

    private void check() {
        checkDue.set(false);
        EventId all = slowest.get();
        // Two publishers may have queued theirs in the wrong order; the later one then waits for the earlier, no harm.
        for (Milestone next = waiting.peek(); next != null && !next.id.isAfter(all); next = waiting.peek()) {
            waiting.remove();
            next.passed.complete(null);
        }
    }
}
