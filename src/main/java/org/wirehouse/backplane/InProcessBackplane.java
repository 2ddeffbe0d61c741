package org.wirehouse.backplane;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Backplane;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Publication;

/**
 * One node, no second process: a counter under a lock. The first part of its ids is the time at which it was made, so that
 * ids also grow across a restart, unless the clock was set back.
 *
 * <p>It keeps nothing, so it cannot know which ids it gave before a restart. If the clock was set back, its ids begin below
 * those of the earlier life. No client waits in vain then: its cursor is ahead of the head of this log, and the client is
 * reset. Two cases cannot be told apart from a normal reconnect. If a virtual machine is restored from a snapshot of the
 * running process, ids are given twice, and a client whose old id has been passed again misses events. The same holds if
 * two lives begin in the same millisecond. A program that stores ids must not assume that a greater id is a later event if
 * the clock may go back.
 */
public final class InProcessBackplane implements Backplane {
    private final Clock clock;
    private final EventId origin;
    private @Nullable Receiver receiver;
    private long sequence;

    /** Begins at the time of the clock. */
    public InProcessBackplane(Clock clock) {
        this(clock, EventId.ZERO);
    }

    /**
     * Begins at the time of the clock, or above {@code highest} if the clock is not past it.
     *
     * @param highest the highest id that this log has given before, as kept by whoever keeps the log; {@link EventId#ZERO}
     *     if nothing is kept
     */
    public InProcessBackplane(Clock clock, EventId highest) {
        this.clock = clock;
        this.origin = new EventId(Math.max(clock.millis(), highest.millis() + 1), 0);
    }

    @Override
    public EventId origin() {
        return origin;
    }

    @Override
    public synchronized void start(Receiver to) {
        receiver = to;
    }

    /** Gives the id and hands the event on as one step, so that the order of ids is the order of the log. */
    @Override
    public synchronized EventId publish(Publication publication) {
        if (receiver == null) {
            throw new IllegalStateException("the backplane is not open");
        }
        EventId id = new EventId(origin.millis(), ++sequence);
        receiver.receive(new Event(id, publication, clock.millis()));
        return id;
    }

    @Override
    public synchronized void close() {
        receiver = null;
    }
}
