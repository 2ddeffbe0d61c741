package org.wirehouse.chat;

import java.util.List;

/**
 * The first line to somebody who has come.
 *
 * @param type {@code welcome}
 * @param you the name as the room shows it
 * @param room its name as it is shown
 * @param members who is in the room, in the order of coming
 * @param id what comes after it has not been told yet: the cursor to come back with
 * @param messages what was said before, oldest first; none for somebody who brought a cursor
 * @param heartbeatMillis how often a ping is sent
 * @param ticket shown on return, it proves that the name is theirs
 */
public record Welcome(
        String type,
        String you,
        String room,
        List<String> members,
        String id,
        List<ChatMessage> messages,
        long heartbeatMillis,
        String ticket) {}
