package org.wirehouse.messaging;

/** Does with messages what they are for. */
interface Recipient {
    /**
     * Publishes what a message holds and counts it. Whatever else it throws is no fault of the message, which comes again
     * then.
     *
     * @throws RefusedMessageException if nothing of the message can ever be published
     */
    void take(Delivery delivery, Tally tally);
}
