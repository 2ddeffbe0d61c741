package org.wirehouse.hub;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A cursor in the log and at most one write in flight. Its memory is constant: what it has not read yet stays in the
 * history, and if it falls out of there the next batch says so with {@link Continuity#RESET}.
 */
public final class Subscription {
    private enum State {
        /** Nothing to do, or not looked yet. */
        IDLE,
        /** A thread is in {@link Outlet#write}. */
        WRITING,
        /** The outlet reported {@link #written()} while that thread was still inside. */
        WRITTEN,
        /** The outlet has the batch and will report. */
        IN_FLIGHT,
        ENDED
    }

    /** One object for all, because each that a delivery has to look at costs. */
    private static final AtomicReferenceFieldUpdater<Subscription, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Subscription.class, State.class, "state");

    private final Hub hub;
    private final View view;
    private final Share share;
    private final Outlet outlet;

    @SuppressWarnings("UnusedVariable") // STATE reads it
    private volatile State state = State.IDLE;

    private boolean foreign;
    private volatile EventId position;
    private EventId next;

    /**
     * @param position the cursor
     * @param foreign true if the cursor does not belong to this log: the first batch then is a reset with all there is
     */
    Subscription(Hub hub, View view, Share share, Outlet outlet, EventId position, boolean foreign) {
        this.hub = hub;
        this.view = view;
        this.share = share;
        this.outlet = outlet;
        this.foreign = foreign;
        this.position = foreign ? EventId.ZERO : position;
        this.next = this.position;
    }

    /** The cursor: what the client's connection has taken. */
    public EventId position() {
        return position;
    }

    /** Reports that the batch which was handed to the outlet has been taken. A call out of turn does nothing. */
    public void written() {
        if (STATE.compareAndSet(this, State.WRITING, State.WRITTEN)) {
            return; // the thread inside Outlet.write goes on, so that the stack does not grow
        }
        if (STATE.compareAndSet(this, State.IN_FLIGHT, State.WRITING)) {
            position = next;
            view.moved();
            advance();
        }
    }

    /** Ends the subscription on behalf of the client; the outlet is not told. */
    public void close() {
        if (leave()) {
            hub.left(this);
        }
    }

    /** Ends the subscription and tells the outlet. */
    void end(@Nullable Throwable cause) {
        if (leave()) {
            hub.left(this);
            outlet.ended(cause);
        }
    }

    /** Takes what is new unless a write is in flight; whoever finishes that write looks again. */
    void wake() {
        if (view.isBehind(position) && STATE.compareAndSet(this, State.IDLE, State.WRITING)) {
            advance();
        }
    }

    View view() {
        return view;
    }

    Share share() {
        return share;
    }

    private boolean leave() {
        return STATE.getAndSet(this, State.ENDED) != State.ENDED;
    }

    /** Entered in state WRITING, which this thread owns; left in any other. */
    private void advance() {
        while (true) {
            Batch batch = take();
            if (batch == null) {
                if (!STATE.compareAndSet(this, State.WRITING, State.IDLE)
                        || !view.isBehind(position)
                        || !STATE.compareAndSet(this, State.IDLE, State.WRITING)) {
                    return;
                }
                continue;
            }
            if (!write(batch) || STATE.compareAndSet(this, State.WRITING, State.IN_FLIGHT)) {
                return;
            }
            if (!STATE.compareAndSet(this, State.WRITTEN, State.WRITING)) {
                return; // ended
            }
            position = next;
        }
    }

    private @Nullable Batch take() {
        while (view.isBehind(position)) {
            View.Reading reading = view.read(position);
            next = reading.through();
            Batch batch = reading.batch();
            if (foreign) {
                foreign = false;
                return new Batch(batch.events(), Continuity.RESET);
            }
            if (!batch.events().isEmpty() || batch.continuity() != Continuity.FOLLOWS) {
                return batch;
            }
            position = next; // all of it was for others
        }
        return null;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong with one client must stay with it
    private boolean write(Batch batch) {
        if (batch.continuity() == Continuity.RESET) {
            hub.countReset();
        }
        try {
            outlet.write(batch, this);
            return true;
        } catch (RuntimeException | Error e) {
            end(e);
            return false;
        }
    }
}
