package org.wirehouse.hub;

/**
 * Encodes batches for one kind of transport. Must be stateless: the bytes of one batch are shared by all subscribers
 * with an equal framing.
 *
 * @param <T> what the transport sends, such as text or bytes
 */
@FunctionalInterface
public interface Framing<T> {
    /** The batch as it goes over the wire; empty when there is nothing to say. It is never changed. */
    T frame(Batch batch);
}
