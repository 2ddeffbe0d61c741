package org.wirehouse.hub;

/**
 * Chooses the events that a subscription receives. Subscriptions whose filters are {@linkplain Object#equals equal}
 * share their batches, so a filter should be a record or a constant. Called on the threads that write to clients; must
 * not block.
 */
@FunctionalInterface
public interface EventFilter {
    /** Lets everything pass. */
    EventFilter ALL = event -> true;

    boolean accepts(Event event);
}
