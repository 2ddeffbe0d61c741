package org.wirehouse.chat;

import jakarta.json.bind.Jsonb;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hold;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Publication;

/**
 * The members of a room, and what they say to its channel. Each method is one step under the lock of the room, and what
 * it changes is published within that step: nothing here waits for a client.
 */
final class ChatRoom {
    /** Type of the event that somebody has come. */
    static final String JOINED = "joined";

    /** Type of the event that somebody has gone. */
    static final String LEFT = "left";

    /** Type of the event that something was said. */
    static final String SAID = "said";

    private final ChatName name;
    private final String openedBy;
    private final Hub hub;
    private final ChatLimits limits;
    private final Jsonb jsonb;
    private final Clock clock;
    private final Consumer<RoomMessage> listener;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private @Nullable Hold hold;
    private boolean retired;

    /**
     * @param openedBy the address of who was here first
     * @param listener hears what is said; must neither wait nor throw
     */
    ChatRoom(
            ChatName name,
            String openedBy,
            Hub hub,
            ChatLimits limits,
            Jsonb jsonb,
            Clock clock,
            Consumer<RoomMessage> listener) {
        this.name = name;
        this.openedBy = openedBy;
        this.hub = hub;
        this.limits = limits;
        this.jsonb = jsonb;
        this.clock = clock;
        this.listener = listener;
    }

    ChatName name() {
        return name;
    }

    String openedBy() {
        return openedBy;
    }

    /** The name to hold the channel of a room by: its key can be longer than a name may be. */
    static String channelName(ChatName room) {
        return Chat.CHANNEL_PREFIX + room.shown();
    }

    /** Where what happens in the room is logged, if anybody is in it or anything is remembered. */
    Optional<Channel> channel() {
        return hub.find(Chat.CHANNEL_PREFIX + name.key());
    }

    /** Does something with the room as one step; nothing, and returns empty, if the room is no more. */
    synchronized <T> Optional<T> ifOpen(Function<ChatRoom, T> action) {
        return retired ? Optional.empty() : Optional.of(action.apply(this));
    }

    /**
     * Lets somebody in: a new member, or one more connection of a member that shows its ticket.
     *
     * @throws ChatRefusedException if the name is in use by somebody else, or the room is full
     * @throws org.wirehouse.hub.TooManyChannelsException if there are too many rooms
     */
    synchronized Entrance enter(ChatName who, Optional<Ticket> ticket) {
        Member present = members.get(who.key());
        if (present != null && !present.isShownBy(ticket)) {
            throw inUse(who);
        }
        Channel channel = held();
        try {
            Member member = present != null ? present : admit(who, ticket.orElseGet(Ticket::random));
            Stay stay = new Stay(this, member, channel);
            member.add(stay);
            return new Entrance(stay, names(), channel.head());
        } finally {
            letGoIfEmpty();
        }
    }

    /** The channel, which stays as long as the room has members. */
    private Channel held() {
        if (hold == null) {
            hold = hub.hold(Set.of(channelName(name)));
        }
        return hold.channel();
    }

    private void letGoIfEmpty() {
        if (hold != null && members.isEmpty()) {
            hold.close();
            hold = null;
        }
    }

    private Member admit(ChatName who, Ticket ticket) {
        if (members.size() >= limits.maxMembers()) {
            throw new ChatRefusedException(
                    Refusal.ROOM_FULL,
                    "the room " + Excerpt.of(name.shown()) + " has its " + limits.maxMembers() + " members");
        }
        Member member = new Member(who, ticket, new Allowance(limits.rate(), clock));
        publish(JOINED, new ChatEvent(who.shown(), null, now()));
        members.put(who.key(), member);
        return member;
    }

    synchronized EventId say(Stay stay, Member member, String text) {
        if (!member.has(stay)) {
            throw new IllegalStateException("the stay is over");
        }
        return said(member.name(), text, member.allowance()::take);
    }

    /**
     * Says something for somebody who need not be in the room.
     *
     * @param others pays for those who are not
     * @throws ChatRefusedException if the name belongs to a member and the ticket does not show it, if it is no text, or
     *     too much in too short a time
     */
    synchronized EventId post(ChatName who, Optional<Ticket> ticket, String text, Allowances others) {
        Member present = members.get(who.key());
        if (present == null) {
            return said(who, text, () -> others.take(name.key() + '\n' + who.key()));
        }
        if (!present.isShownBy(ticket)) {
            throw inUse(who);
        }
        return said(present.name(), text, present.allowance()::take);
    }

    private EventId said(ChatName who, String text, Runnable pay) {
        String checked = ChatText.checked(text);
        pay.run();
        Instant now = now();
        EventId id = publish(SAID, new ChatEvent(who.shown(), checked, now));
        listener.accept(new RoomMessage(name.shown(), new ChatMessage(id.toString(), who.shown(), checked, now)));
        return id;
    }

    synchronized void leave(Stay stay, Member member) {
        if (member.remove(stay)) {
            dismiss(member);
        }
    }

    synchronized void drop(Stay stay, Member member) {
        if (member.remove(stay)) {
            member.awayUntil(clock.instant().plus(limits.grace()));
        }
    }

    /** Lets go of members who have been away for too long. */
    synchronized void tick() {
        Instant now = clock.instant();
        members.values().stream()
                .filter(member -> member.isOverdue(now))
                .toList()
                .forEach(this::dismiss);
    }

    private void dismiss(Member member) {
        members.remove(member.name().key());
        publish(LEFT, new ChatEvent(member.name().shown(), null, now()));
        letGoIfEmpty();
    }

    /** Who is in the room, and the id from which on joining and leaving can be followed. */
    synchronized MemberList members() {
        try (Hold meanwhile = hub.hold(Set.of(channelName(name)))) {
            return new MemberList(
                    name.shown(), names(), meanwhile.channel().head().toString());
        }
    }

    synchronized int size() {
        return members.size();
    }

    /** Closes the room for good if nobody is in it and nothing is remembered of it; returns whether it is closed. */
    synchronized boolean retireIfIdle() {
        retired |= members.isEmpty() && channel().map(Channel::size).orElse(0) == 0;
        return retired;
    }

    private List<String> names() {
        return members.values().stream().map(member -> member.name().shown()).toList();
    }

    private EventId publish(String type, ChatEvent data) {
        return hub.publish(Publication.json(channelName(name), type, null, jsonb.toJson(data)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ChatRefusedException inUse(ChatName who) {
        return new ChatRefusedException(
                Refusal.NAME_IN_USE, "the name " + Excerpt.of(who.shown()) + " is in use in this room");
    }
}
