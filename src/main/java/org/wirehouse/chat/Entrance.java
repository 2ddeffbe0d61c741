package org.wirehouse.chat;

import java.util.List;
import org.wirehouse.hub.EventId;

/**
 * What somebody finds who enters a room.
 *
 * @param members who was in the room when the log stood at {@code cursor}, in the order of coming
 * @param cursor what comes after it has not been told yet
 */
record Entrance(Stay stay, List<String> members, EventId cursor) {}
