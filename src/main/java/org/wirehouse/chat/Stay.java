package org.wirehouse.chat;

import org.wirehouse.hub.Channel;
import org.wirehouse.hub.EventId;

/** One connection of a member to a room. */
final class Stay {
    private final ChatRoom room;
    private final Member member;
    private final Channel channel;

    Stay(ChatRoom room, Member member, Channel channel) {
        this.room = room;
        this.member = member;
        this.channel = channel;
    }

    /** The name as the room shows it. */
    String name() {
        return member.name().shown();
    }

    /** The room's name as it is shown. */
    String room() {
        return room.name().shown();
    }

    /** Where to follow what happens in the room; held by the room as long as the stay. */
    Channel channel() {
        return channel;
    }

    /** Shown on return, it proves that the name is ours. */
    String ticket() {
        return member.ticket().value();
    }

    /**
     * Says something to the room.
     *
     * @return the id of what was said
     * @throws ChatRefusedException if it is no text, or too much in too short a time
     * @throws IllegalStateException if the stay is over
     */
    EventId say(String text) {
        return room.say(this, member, text);
    }

    /** Leaves by choice: if it was the member's last connection, the others hear of it at once. */
    void leave() {
        room.leave(this, member);
    }

    /** The connection was lost: the member stays one for a while, and may come back. */
    void drop() {
        room.drop(this, member);
    }
}
