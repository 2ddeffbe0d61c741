package org.wirehouse.websocket;

import java.time.Duration;

/**
 * What a session may cost.
 *
 * @param ping how often a client is asked whether it is there; after two intervals without a sign it is not
 * @param writeDeadline how long a client may leave what was sent to it unread before it is ended; also how long one may go
 *     on with a message that is too large
 */
public record SocketLimits(Duration ping, Duration writeDeadline) {
    /** How often each session is looked after, so that nothing comes later than by a quarter. */
    Duration look() {
        return (ping.compareTo(writeDeadline) < 0 ? ping : writeDeadline).dividedBy(4);
    }
}
