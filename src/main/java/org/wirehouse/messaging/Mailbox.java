package org.wirehouse.messaging;

import java.time.Duration;
import java.util.Optional;

/** A connection to a destination, for the one thread that opened it. */
interface Mailbox extends AutoCloseable {
    /**
     * The next message, in the order of the destination.
     *
     * @param patience how long to wait for one; zero for not at all
     * @throws BrokerException if the connection is lost
     */
    Optional<Delivery> next(Duration patience);

    /**
     * Takes what was delivered since the last time for good.
     *
     * @throws BrokerException if that failed; it comes again, then, to the next mailbox
     */
    void confirm();

    /** Disconnects and never throws; what was not confirmed comes again. */
    @Override
    void close();
}
