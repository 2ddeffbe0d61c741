package org.wirehouse.hub;

/**
 * Encodes batches for one kind of transport. Must be stateless: the bytes of one batch are shared by all subscribers
 * with the same framing instance.
 */
@FunctionalInterface
public interface Framing {
    /** The batch as it goes over the wire; empty when there is nothing to say. The caller never changes the array. */
    byte[] frame(Batch batch);
}
