package org.wirehouse.backplane;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Backplane;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Publication;

/**
 * One node, no second process: a counter under a lock. The first part of its ids is the time it was made, so that ids
 * also grow across a restart (as long as the clock does not go back).
 */
public final class InProcessBackplane implements Backplane {
    private final Clock clock;
    private final EventId origin;
    private @Nullable Receiver receiver;
    private long sequence;

    public InProcessBackplane(Clock clock) {
        this.clock = clock;
        this.origin = new EventId(clock.millis(), 0);
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
