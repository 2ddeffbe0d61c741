package org.wirehouse.messaging;

/** The way to a destination; the seam to Jakarta Messaging. */
@FunctionalInterface
interface Broker {
    /**
     * Connects anew. Takes as long as the broker takes.
     *
     * @throws BrokerException if that is not possible now
     */
    Mailbox open();
}
