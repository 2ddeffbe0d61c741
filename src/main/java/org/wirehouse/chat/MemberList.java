package org.wirehouse.chat;

import java.util.List;

/**
 * Who is in a room.
 *
 * @param room its name as it is shown
 * @param members in the order of coming
 * @param head the id at which this was so: follow the room's channel from here, and nobody comes or goes unnoticed
 */
public record MemberList(String room, List<String> members, String head) {}
