package org.wirehouse.chat;

import java.time.Duration;
import org.wirehouse.hub.Retention;

/**
 * The bounds of the chat.
 *
 * @param maxRooms rooms that have members, followers or messages, at least 1; a new one takes the place of the one without
 *     members and followers that was silent longest
 * @param maxMembers in one room, also those who are away for a moment; at least 1
 * @param maxConnectionsPerAddress WebSocket connections; 0 for no bound
 * @param maxRoomsPerAddress rooms that one address has opened and that are still there; 0 for no bound
 * @param grace how long a member whose connection was lost stays a member; zero or more
 * @param rate how fast one may send
 * @param history what a room remembers
 */
public record ChatLimits(
        int maxRooms,
        int maxMembers,
        int maxConnectionsPerAddress,
        int maxRoomsPerAddress,
        Duration grace,
        Rate rate,
        Retention history) {
    /**
     * So many messages in so long a time, at first all at once and then evenly.
     *
     * @param messages at least 1
     * @param period positive
     */
    public record Rate(int messages, Duration period) {
        Rate times(int factor) {
            return new Rate(messages * factor, period);
        }
    }
}
