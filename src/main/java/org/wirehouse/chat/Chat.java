package org.wirehouse.chat;

import jakarta.json.bind.Jsonb;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.ChannelFamily;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hold;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Page;
import org.wirehouse.websocket.Peer;
import org.wirehouse.websocket.SocketOutlet;
import org.wirehouse.websocket.SocketQuery;

/**
 * All rooms: opens one when it is first needed, and closes it when nobody is in it and nothing is remembered of it. When there
 * are too many, those without members and followers give way.
 */
public final class Chat {
    /** How the names of the rooms' channels begin. */
    static final String CHANNEL_PREFIX = "chat.";

    /** Of a room, whatever its history keeps in numbers; in estimated bytes of heap. */
    public static final long MAX_HISTORY_BYTES = 1L << 20;

    /** Only what was said, not who came and went. Shared, so that clients with this filter share their batches. */
    private static final EventFilter SAID = event -> ChatRoom.SAID.equals(event.type());

    /** So many messages does somebody get who comes for the first time. */
    private static final int RECENT = 50;

    /** An address may stand for many people, as that of an office or of a proxy. */
    private static final int SENDERS_PER_ADDRESS = 10;

    private final Hub hub;
    private final ChatLimits limits;
    private final Jsonb jsonb;
    private final Clock clock;
    private final Consumer<RoomMessage> listener;
    private final Map<String, ChatRoom> rooms = new ConcurrentHashMap<>();
    private final Allowances posters;
    private final Allowances addresses;
    private final AddressLimit connections;
    private final AddressLimit openedRooms;

    /**
     * Opens the chat and declares the channels of its rooms.
     *
     * @param listener hears all that is said, what is said in one room in its order; called under the lock of the room, so
     *     it must neither wait nor throw
     */
    public Chat(Hub hub, ChatLimits limits, Jsonb jsonb, Clock clock, Consumer<RoomMessage> listener) {
        this.hub = hub;
        this.limits = limits;
        this.jsonb = jsonb;
        this.clock = clock;
        this.listener = listener;
        this.posters = new Allowances(limits.rate(), clock);
        this.addresses = new Allowances(limits.rate().times(SENDERS_PER_ADDRESS), clock);
        this.connections = new AddressLimit(
                limits.maxConnectionsPerAddress(),
                Refusal.CONNECTIONS,
                "your address has its %d connections to the chat already");
        this.openedRooms = new AddressLimit(
                limits.maxRoomsPerAddress(),
                Refusal.ROOMS,
                "your address has opened %d rooms already; use one of these, or a room that is there");
        hub.declare(new ChannelFamily(CHANNEL_PREFIX, Chat::canonical, limits.history(), limits.maxRooms()));
    }

    private static Optional<String> canonical(String channel) {
        try {
            return Optional.of(CHANNEL_PREFIX
                    + ChatName.ofRoom(channel.substring(CHANNEL_PREFIX.length()))
                            .key());
        } catch (ChatRefusedException e) {
            return Optional.empty();
        }
    }

    /** By the name as it is shown: its key can be longer than a name may be. */
    private Hold hold(ChatName room) {
        return hub.hold(Set.of(ChatRoom.channelName(room)));
    }

    /**
     * Lets somebody into a room.
     *
     * @param ticket shows that the name is theirs already; a name that is free is given to any ticket, so that all
     *     connections of a client that had one before the server was restarted find together again
     * @param address where they come from; bounds how often one can come and go
     * @throws ChatRefusedException if a name is not fit or in use, the room is full, they come too often, or the address
     *     has opened too many rooms
     * @throws org.wirehouse.hub.TooManyChannelsException if there are too many rooms
     */
    Entrance enter(String room, String name, Optional<Ticket> ticket, String address) {
        ChatName where = ChatName.ofRoom(room);
        ChatName who = ChatName.ofMember(name);
        addresses.take(address);
        return in(where, address, open -> open.enter(who, ticket));
    }

    /**
     * Lets somebody in over WebSocket and lets them follow the room, until their session ends.
     *
     * @param query {@code name}, and for who comes back {@code after} and {@code ticket}
     * @param ping how often the session is asked whether it is there
     * @throws ChatRefusedException as {@link #enter}, or if the address has too many connections
     * @throws IllegalArgumentException if the cursor is none
     * @throws org.wirehouse.hub.TooManyChannelsException if there are too many rooms
     */
    Conversation welcome(Peer peer, SocketQuery query, String room, String address, Duration ping) {
        Optional<EventId> after = query.after(hub.head());
        connections.add(address);
        peer.onEnd(cause -> connections.remove(address));
        Entrance entrance = enter(room, query.first("name"), Ticket.of(query.first("ticket")), address);
        Stay stay = entrance.stay();
        peer.onEnd(cause -> stay.drop());
        peer.send(jsonb.toJson(welcome(entrance, after, ping)));
        EventId cursor = after.orElse(entrance.cursor());
        SocketOutlet.follow(hub, Set.of(stay.channel()), cursor, EventFilter.ALL, ChatLines.LINES, peer);
        return new Conversation(stay, new PeerClient(peer), clock);
    }

    private Welcome welcome(Entrance entrance, Optional<EventId> after, Duration ping) {
        Stay stay = entrance.stay();
        EventId cursor = entrance.cursor();
        EventFilter before = event -> SAID.accepts(event) && !event.id().isAfter(cursor);
        return new Welcome(
                "welcome",
                stay.name(),
                stay.room(),
                entrance.members(),
                after.orElse(cursor).toString(),
                after.isPresent() ? List.of() : messages(stay.channel().newest(before, RECENT)),
                ping.toMillis(),
                stay.ticket());
    }

    /**
     * Says something for somebody who need not be in the room, and does not come in by that.
     *
     * @return the id of what was said
     * @throws ChatRefusedException if a name or the text is not fit, the name belongs to a member and the ticket is not
     *     theirs, or it is too much in too short a time, for the name or for the address
     * @throws org.wirehouse.hub.TooManyChannelsException if there are too many rooms
     */
    EventId post(String room, String name, Optional<Ticket> ticket, String text, String address) {
        ChatName where = ChatName.ofRoom(room);
        ChatName who = ChatName.ofMember(name);
        ChatText.checked(text); // before the room is opened and the address has paid
        addresses.take(address);
        return in(where, address, open -> open.post(who, ticket, text, posters));
    }

    private <T> T in(ChatName name, String address, Function<ChatRoom, T> action) {
        while (true) {
            Optional<T> result = rooms.computeIfAbsent(name.key(), key -> open(name, address))
                    .ifOpen(action);
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    private ChatRoom open(ChatName name, String address) {
        openedRooms.add(address);
        return new ChatRoom(name, address, hub, limits, jsonb, clock, listener);
    }

    /** @throws ChatRefusedException if the name of the room is not fit */
    MemberList members(String room) {
        ChatName name = ChatName.ofRoom(room);
        ChatRoom open = rooms.get(name.key());
        if (open != null) {
            return open.members();
        }
        try (Hold hold = hold(name)) {
            return new MemberList(name.shown(), List.of(), hold.channel().head().toString());
        }
    }

    /**
     * What was said and is remembered.
     *
     * @param after only what was said after it, from there on; empty for the newest
     * @param limit at most this many, at least 1
     * @throws ChatRefusedException if the name of the room is not fit
     */
    MessagePage messages(String room, Optional<EventId> after, int limit) {
        try (Hold hold = hold(ChatName.ofRoom(room))) {
            Channel channel = hold.channel();
            if (after.isEmpty()) {
                EventId head = channel.head(); // before the messages are read, so that none is behind both
                return new MessagePage(messages(channel.newest(SAID, limit)), false, head.toString());
            }
            Page page = hub.read(channel, after.get(), SAID, limit);
            return new MessagePage(
                    messages(page.events()), page.reset(), page.head().toString());
        }
    }

    private List<ChatMessage> messages(List<Event> events) {
        return events.stream().map(event -> ChatMessage.of(event, jsonb)).toList();
    }

    /** The rooms that have members or remember something that was said, by name. */
    List<RoomInfo> rooms() {
        return rooms.values().stream()
                .flatMap(room -> info(room).stream())
                .filter(room -> room.members() > 0 || room.messages() > 0)
                .sorted(Comparator.comparing(RoomInfo::channel))
                .toList();
    }

    /** Empty if there are no members and nothing is remembered. */
    private static Optional<RoomInfo> info(ChatRoom room) {
        return room.channel()
                .map(channel -> new RoomInfo(
                        room.name().shown(),
                        channel.name(),
                        room.size(),
                        channel.newest(SAID, Integer.MAX_VALUE).size(),
                        channel.head().toString()));
    }

    /** Lets go of members who stayed away, and of rooms that nobody needs. To be called about once a second. */
    public void tick() {
        rooms.forEach((key, room) -> {
            room.tick();
            if (room.retireIfIdle() && rooms.remove(key, room)) {
                openedRooms.remove(room.openedBy());
            }
        });
        posters.tick();
        addresses.tick();
    }
}
