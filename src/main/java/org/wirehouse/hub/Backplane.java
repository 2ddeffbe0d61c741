package org.wirehouse.hub;

/**
 * Gives events their ids and brings them, in the order of ids, to the hub of every node. With one node it is a counter
 * under a lock; with many it is a shared log.
 */
public interface Backplane extends AutoCloseable {
    /** Receives every event, in the order of ids, one at a time. Quick, and never throws. */
    @FunctionalInterface
    interface Receiver {
        void receive(Event event);
    }

    /**
     * The position at which this log begins: ids at or before it are of an earlier life and cannot be resumed from. A
     * backplane that keeps its log across restarts also keeps the highest id it has given and begins above it, whatever the
     * clock says.
     */
    EventId origin();

    /** Starts to hand events to {@code receiver}. Called once, before the first {@link #publish}. */
    void start(Receiver receiver);

    /**
     * Appends to the log. When it returns, the event is there and will reach every receiver.
     *
     * @throws IllegalStateException if the backplane is closed
     */
    EventId publish(Publication publication);

    @Override
    void close();
}
