package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wirehouse.chat.Refusals.assertRefused;

import jakarta.json.bind.Jsonb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hold;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Retention;
import org.wirehouse.hub.TestClock;
import org.wirehouse.hub.TooManyChannelsException;
import org.wirehouse.json.JsonBinding;

class ChatTest {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration AGE = Duration.ofHours(1);
    private static final int RATE = 5;
    private static final int MAX_ROOMS = 4;
    private static final int MAX_MEMBERS = 3;

    private final TestClock clock = new TestClock(Instant.parse("2026-01-02T03:04:05.678Z"));
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock);
    private final Jsonb jsonb = JsonBinding.create();
    private final List<RoomMessage> heard = new CopyOnWriteArrayList<>();
    private final Chat chat = chat(new ChatLimits.Rate(RATE, Duration.ofSeconds(10)), MAX_MEMBERS);

    private Chat chat(ChatLimits.Rate rate, int maxMembers) {
        return chat(rate, maxMembers, 0);
    }

    private Chat chat(ChatLimits.Rate rate, int maxMembers, int maxRoomsPerAddress) {
        Retention history = new Retention(Retention.Kind.RECENT, 500, 1 << 20, AGE);
        return new Chat(
                hub,
                new ChatLimits(MAX_ROOMS, maxMembers, 0, maxRoomsPerAddress, GRACE, rate, history),
                jsonb,
                clock,
                heard::add);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void tellsTheRoomWhoComesWhoSpeaksAndWhoGoes() {
        Stay ann = enter("Lobby", "Ann").stay();
        Stay bob = enter("lobby", "Bob").stay();
        ann.say("hello");
        bob.leave();

        assertThat(told("lobby")).containsExactly("joined Ann", "joined Bob", "said Ann hello", "left Bob");
        assertThat(events("lobby"))
                .extracting(Event::data)
                .first()
                .isEqualTo("{\"name\":\"Ann\",\"time\":\"2026-01-02T03:04:05.678Z\"}");
        assertThat(chat.members("LOBBY").members()).containsExactly("Ann");
    }

    @Test
    void tellsTheListenerWhatIsSaidAndNothingElse() {
        Stay ann = enter("Lobby", "Ann").stay();
        EventId first = ann.say("hello");
        EventId second = post("lobby", "Bob", Optional.empty(), "hi");
        assertRefused(Refusal.TEXT, "blank", () -> ann.say(" "));
        ann.leave();

        assertThat(heard)
                .containsExactly(
                        new RoomMessage("Lobby", new ChatMessage(first.toString(), "Ann", "hello", clock.instant())),
                        new RoomMessage("Lobby", new ChatMessage(second.toString(), "Bob", "hi", clock.instant())));
        assertThat(messages(Optional.empty(), 10))
                .isEqualTo(heard.stream().map(RoomMessage::message).toList());
    }

    @Test
    void showsARoomByTheNameThatItWasFirstGiven() {
        assertThat(enter("Lobby", "Ann").stay().room()).isEqualTo("Lobby");
        assertThat(enter("LOBBY", "Bob").stay().room()).isEqualTo("Lobby");
        assertThat(chat.rooms())
                .extracting(RoomInfo::name, RoomInfo::channel)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Lobby", "chat.lobby"));
    }

    @Test
    void givesTheMembersAndTheCursorOfOneMoment() {
        enter("lobby", "Ann");
        Entrance bob = enter("lobby", "Bob");
        enter("lobby", "Cem");

        assertThat(bob.members()).containsExactly("Ann", "Bob");
        assertThat(toldAfter("lobby", bob.cursor())).containsExactly("joined Cem");
    }

    @Test
    void keepsANameForItsMemberInAnyCase() {
        enter("lobby", "Ann");

        assertRefused(Refusal.NAME_IN_USE, "'aNN'", () -> enter("lobby", "aNN"));
        assertRefused(Refusal.NAME_IN_USE, "'Ann'", () -> enter("lobby", "Ann", Ticket.random()));
        assertThat(enter("other", "Ann").members()).containsExactly("Ann");
    }

    @Test
    void takesAMemberBackWithinTheGraceAsIfNothingHadHappened() {
        Stay first = enter("lobby", "Ann").stay();
        first.drop();
        pass(GRACE.minusMillis(1));

        Stay second = enter("lobby", "ann", ticket(first)).stay();
        pass(GRACE.multipliedBy(2));

        assertThat(second.name()).isEqualTo("Ann");
        assertThat(second.ticket()).isEqualTo(first.ticket());
        assertThat(told("lobby")).containsExactly("joined Ann");
    }

    @Test
    void keepsTheNameOfAMemberWhoIsAwayForAMoment() {
        Stay first = enter("lobby", "Ann").stay();
        first.drop();

        assertRefused(Refusal.NAME_IN_USE, "'Ann'", () -> enter("lobby", "Ann"));
        assertThat(chat.members("lobby").members()).containsExactly("Ann");
    }

    @Test
    void letsAMemberGoWhoStaysAway() {
        Stay first = enter("lobby", "Ann").stay();
        first.drop();
        pass(GRACE);
        first.drop();
        first.leave();

        assertThat(told("lobby")).containsExactly("joined Ann", "left Ann");
        assertThat(enter("lobby", "Ann").stay().ticket()).isNotEqualTo(first.ticket());
    }

    @Test
    void letsAMemberGoWhenTheLastOfItsConnectionsHasGone() {
        Stay one = enter("lobby", "Ann").stay();
        Stay two = enter("lobby", "Ann", ticket(one)).stay();
        one.leave();
        one.leave();
        pass(GRACE.multipliedBy(2));
        assertThat(told("lobby")).containsExactly("joined Ann");
        two.say("still here");
        assertThatThrownBy(() -> one.say("gone")).isInstanceOf(IllegalStateException.class);

        two.leave();

        assertThat(told("lobby")).containsExactly("joined Ann", "said Ann still here", "left Ann");
    }

    @Test
    void givesAFreeNameToATicketOfAnEarlierLifeSoThatAllTabsFindTogetherAgain() {
        Ticket earlier = Ticket.random();
        Stay one = enter("lobby", "Ann", earlier).stay();
        Stay two = enter("lobby", "Ann", earlier).stay();

        assertThat(one.ticket()).isEqualTo(two.ticket()).isEqualTo(earlier.value());
        assertThat(told("lobby")).containsExactly("joined Ann");
    }

    @Test
    void takesNothingForATicketThatCannotBeOne() {
        assertThat(Ticket.of("short")).isEmpty();
        assertThat(Ticket.of("x".repeat(65))).isEmpty();
        assertThat(Ticket.of("aaaaaaaaaaaaaaaa\n")).isEmpty();
        assertThat(Ticket.of(null)).isEmpty();
        assertThat(Ticket.of(Ticket.random().value())).isPresent();
    }

    @Test
    void refusesMoreMembersThanAllowedButNotTheirSecondConnections() {
        Stay ann = enter("lobby", "Ann").stay();
        enter("lobby", "Bob");
        enter("lobby", "Cem");

        assertRefused(Refusal.ROOM_FULL, "its 3 members", () -> enter("lobby", "Dan"));
        enter("lobby", "Ann", ticket(ann));
        assertThat(chat.members("lobby").members()).containsExactly("Ann", "Bob", "Cem");
    }

    @Test
    void refusesWhatIsSaidTooFastAndSaysWhenToComeBack() {
        Stay ann = enter("lobby", "Ann").stay();
        Stay second = enter("lobby", "Ann", ticket(ann)).stay();
        for (int i = 0; i < RATE; i++) {
            (i % 2 == 0 ? ann : second).say("x");
        }
        assertThatThrownBy(() -> second.say("too much")).isInstanceOfSatisfying(ChatRefusedException.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(Refusal.RATE);
            clock.advance(refused.retryAfter());
        });

        ann.say("not too much");
        assertRefused(Refusal.RATE, "more than 5 in 10 s", () -> ann.say("x"));
        enter("lobby", "Bob").stay().say("nobody else is meant");
    }

    @Test
    void doesNotCountWhatCannotBeSaid() {
        Stay ann = enter("lobby", "Ann").stay();
        for (int i = 0; i < 3 * RATE; i++) {
            assertRefused(Refusal.TEXT, "blank", () -> ann.say(" "));
        }
        ann.say("x");
    }

    @Test
    void letsAnybodySpeakUnderAFreeNameWithoutComingIn() {
        post("lobby", "Zoe", Optional.empty(), "hello");

        assertThat(told("lobby")).containsExactly("said Zoe hello");
        assertThat(chat.members("lobby").members()).isEmpty();
        assertThat(enter("lobby", "Zoe").members()).containsExactly("Zoe");
    }

    @Test
    void letsNobodySpeakUnderTheNameOfAMemberWithoutItsTicket() {
        Stay ann = enter("lobby", "Ann").stay();

        assertRefused(Refusal.NAME_IN_USE, "'ANN'", () -> post("lobby", "ANN", Optional.empty(), "x"));
        post("lobby", "ANN", ticket(ann), "it is me");

        assertThat(told("lobby")).containsExactly("joined Ann", "said Ann it is me");
    }

    @Test
    void limitsThoseWhoAreNotInTheRoomByNameAndByAddress() {
        for (int i = 0; i < RATE; i++) {
            post("lobby", "Zoe", Optional.empty(), "x");
        }
        assertRefused(Refusal.RATE, "more than 5 in 10 s", () -> post("lobby", "zoe", Optional.empty(), "x"));
        for (int i = RATE + 1; i < 10 * RATE; i++) {
            post("lobby", "Zoe" + i, Optional.empty(), "x");
        }
        assertRefused(Refusal.RATE, "more than 50 in 10 s", () -> post("lobby", "Yan", Optional.empty(), "x"));
        assertRefused(Refusal.RATE, "more than 50 in 10 s", () -> enter("lobby", "Yan"));
        chat.post("lobby", "Yan", Optional.empty(), "x", "203.0.113.9");
    }

    @Test
    void countsAMemberThatPostsAsTheMember() {
        Stay ann = enter("lobby", "Ann").stay();
        for (int i = 0; i < RATE; i++) {
            ann.say("x");
        }
        assertRefused(Refusal.RATE, "more than 5", () -> post("lobby", "Ann", ticket(ann), "x"));
    }

    @Test
    void readsBackTheNewestOrWhatCameAfter() {
        Stay ann = enter("lobby", "Ann").stay();
        List<String> ids =
                IntStream.range(0, 4).mapToObj(i -> ann.say("m" + i).toString()).toList();
        enter("lobby", "Bob");

        assertThat(messages(Optional.empty(), 2)).extracting(ChatMessage::text).containsExactly("m2", "m3");
        assertThat(messages(Optional.of(EventId.parse(ids.get(0))), 2))
                .extracting(ChatMessage::text)
                .containsExactly("m1", "m2");
        ChatMessage last = messages(Optional.empty(), 1).get(0);
        assertThat(last).isEqualTo(new ChatMessage(ids.get(3), "Ann", "m3", clock.instant()));
        MessagePage page = chat.messages("lobby", Optional.empty(), 1);
        assertThat(page.head()).isEqualTo(events("lobby").get(5).id().toString());
        assertThat(page.reset()).isFalse();
    }

    @Test
    void hasNothingToReadBackAfterACursorOfAnotherRoomThatIsFurtherOn() {
        post("lobby", "Zoe", Optional.empty(), "here");
        EventId further = post("other", "Zoe", Optional.empty(), "there");

        MessagePage page = chat.messages("lobby", Optional.of(further), 10);

        assertThat(page.messages()).isEmpty();
        assertThat(page.reset()).isFalse();
    }

    @Test
    void saysSoWhenWhatWasSaidIsNoLongerThere() {
        EventId first = post("lobby", "Zoe", Optional.empty(), "first");
        EventId second = post("lobby", "Zoe", Optional.empty(), "second");
        clock.advance(AGE.plusSeconds(1));
        housekeep();
        assertThat(chat.messages("lobby", Optional.of(first), 10).reset()).isTrue();
        assertThat(chat.messages("lobby", Optional.of(second), 10).reset()).isFalse();
        post("lobby", "Zoe", Optional.empty(), "third");

        assertThat(chat.messages("lobby", Optional.of(first), 10).reset()).isTrue();
        assertThat(chat.messages("lobby", Optional.of(second), 10).reset()).isFalse();
        MessagePage foreign = chat.messages("lobby", Optional.of(EventId.FOREIGN), 10);
        assertThat(foreign.reset()).isTrue();
        assertThat(foreign.messages()).extracting(ChatMessage::text).containsExactly("third");
    }

    @Test
    void costsNothingWhereNobodyIsAndNothingIsRemembered() {
        chat.members("lobby");
        chat.messages("lobby", Optional.empty(), 10);
        assertThat(hub.channels()).isEmpty();
        Stay ann = enter("lobby", "Ann").stay();
        ann.say("x");
        ann.leave();
        housekeep();
        assertThat(chat.rooms())
                .containsExactly(new RoomInfo(
                        "lobby", "chat.lobby", 0, 1, events("lobby").get(2).id().toString()));

        clock.advance(AGE.plusSeconds(1));
        housekeep();

        assertThat(chat.rooms()).isEmpty();
        assertThat(hub.channels()).isEmpty();
    }

    @Test
    void keepsARoomWhoseMembersAreSilent() {
        enter("lobby", "Ann");
        clock.advance(AGE.multipliedBy(2));
        housekeep();
        housekeep();

        assertThat(hub.channel("chat.lobby").size()).isZero();
        assertThat(chat.members("lobby").members()).containsExactly("Ann");
    }

    @Test
    void refusesMoreRoomsThanAllowed() {
        for (int i = 0; i < MAX_ROOMS; i++) {
            enter("room " + i, "Ann");
        }
        assertThatThrownBy(() -> enter("one more", "Ann"))
                .isInstanceOf(TooManyChannelsException.class)
                .hasMessageContaining("'chat.one more'");
        assertThatThrownBy(() -> post("one more", "Ann", Optional.empty(), "x"))
                .isInstanceOf(TooManyChannelsException.class);
        assertThat(chat.rooms()).hasSize(MAX_ROOMS);
    }

    @Test
    void givesTheRoomThatWasSilentLongestToANewOne() {
        for (int i = 0; i < MAX_ROOMS; i++) {
            pass(Duration.ofSeconds(10));
            post("room " + i, "Zoe", Optional.empty(), "x");
        }
        pass(Duration.ofSeconds(10));
        post("room 0", "Zoe", Optional.empty(), "y");

        post("one more", "Ann", Optional.empty(), "x");
        housekeep();

        assertThat(chat.rooms()).extracting(RoomInfo::name).containsExactly("one more", "room 0", "room 2", "room 3");
    }

    @Test
    void takesNoRoomFromMembersOrFollowersForANewOne() {
        Stay ann = enter("members", "Ann").stay();
        Hold followed = hub.hold(Set.of("chat.followed"));
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(10));
            post("room " + i, "Zoe", Optional.empty(), "x");
        }
        enter("another", "Bob");

        ann.say("still here");
        assertThat(told("members")).containsExactly("joined Ann", "said Ann still here");
        assertThat(hub.find("chat.followed")).contains(followed.channel());
        housekeep();
        assertThat(chat.rooms()).extracting(RoomInfo::name).containsExactly("another", "members", "room 99");
    }

    @Test
    void saysThatTheMessagesOfARoomThatGaveWayAreLost() {
        EventId first = post("old", "Zoe", Optional.empty(), "1");
        post("old", "Zoe", Optional.empty(), "2");
        for (int i = 0; i < MAX_ROOMS; i++) {
            pass(Duration.ofSeconds(10));
            post("room " + i, "Zoe", Optional.empty(), "x");
        }

        assertThat(chat.messages("old", Optional.of(first), 10).reset()).isTrue();
        assertThat(chat.messages("old", Optional.empty(), 10).messages()).isEmpty();
    }

    @Test
    void opensARoomAgainThatGaveWay() {
        post("Old", "Zoe", Optional.empty(), "1");
        for (int i = 0; i < MAX_ROOMS; i++) {
            pass(Duration.ofSeconds(10));
            post("room " + i, "Zoe", Optional.empty(), "x");
        }
        Entrance ann = enter("old", "Ann");
        ann.stay().say("2");

        assertThat(ann.members()).containsExactly("Ann");
        assertThat(told("old")).containsExactly("joined Ann", "said Ann 2");
    }

    @Test
    void letsAnAddressOpenOnlySoManyRoomsAndOthersTheirs() {
        Chat strict = chat(new ChatLimits.Rate(1_000, Duration.ofSeconds(1)), MAX_MEMBERS, 2);
        strict.post("a", "Zoe", Optional.empty(), "x", "192.0.2.1");
        strict.enter("b", "Zoe", Optional.empty(), "192.0.2.1");

        for (int i = 0; i < 995; i++) {
            String room = "room " + i;
            assertRefused(
                    Refusal.ROOMS,
                    "your address has opened 2 rooms",
                    () -> strict.post(room, "Zoe", Optional.empty(), "x", "192.0.2.1"));
            pass(Duration.ofMillis(100));
        }
        assertRefused(Refusal.ROOMS, "2", () -> strict.enter("c", "Zoe", Optional.empty(), "192.0.2.1"));
        strict.post("a", "Zoe", Optional.empty(), "a room that is there", "192.0.2.1");
        strict.enter("mine", "Ann", Optional.empty(), "192.0.2.2");
        strict.enter("mine", "Zoe", Optional.empty(), "192.0.2.1");
        strict.tick();

        assertThat(strict.rooms()).extracting(RoomInfo::name).containsExactly("a", "b", "mine");
    }

    @Test
    void givesAnAddressItsRoomsBackWhenTheyAreGone() {
        Chat strict = chat(new ChatLimits.Rate(1_000, Duration.ofSeconds(1)), MAX_MEMBERS, 1);
        strict.post("a", "Zoe", Optional.empty(), "x", "192.0.2.1");
        clock.advance(AGE.plusSeconds(1));
        hub.expire();
        strict.tick();

        strict.post("b", "Zoe", Optional.empty(), "x", "192.0.2.1");
        assertThat(strict.rooms()).extracting(RoomInfo::name).containsExactly("b");
    }

    @Test
    void doesNotOpenARoomForWhatCannotBeSaid() {
        assertRefused(Refusal.TEXT, "blank", () -> post("lobby", "Zoe", Optional.empty(), " "));
        assertRefused(Refusal.NAME, "''", () -> post("lobby", "", Optional.empty(), "x"));
        assertRefused(Refusal.ROOM, "U+0007", () -> post("\u0007lobby\u0007x", "Zoe", Optional.empty(), "x"));

        assertThat(hub.channels()).isEmpty();
    }

    @Test
    void findsARoomWhoseKeyIsLongerThanItsName() {
        String name = "ß".repeat(40);
        post(name, "Zoe", Optional.empty(), "x");

        assertThat(chat.messages(name, Optional.empty(), 10).messages()).hasSize(1);
        assertThat(hub.channels()).extracting(Channel::name).containsExactly("chat." + "s".repeat(80));
    }

    @RepeatedTest(20)
    void tellsOfEachStayOnceHoweverManyComeAndGoWhileTheRoomIsClosedAndOpened() throws Exception {
        Chat free = chat(new ChatLimits.Rate(1_000_000, Duration.ofSeconds(1)), MAX_MEMBERS);
        int visitors = MAX_MEMBERS;
        int rounds = 100;
        CyclicBarrier start = new CyclicBarrier(visitors);
        ExecutorService threads = Executors.newFixedThreadPool(visitors);
        List<Future<Integer>> visits = new ArrayList<>();
        for (int v = 0; v < visitors; v++) {
            visits.add(threads.submit(visits(free, "v" + v, rounds, start)));
        }
        while (visits.stream().anyMatch(visit -> !visit.isDone())) {
            clock.advance(AGE);
            hub.expire();
            free.tick();
        }
        for (Future<Integer> visit : visits) {
            assertThat(visit.get(30, TimeUnit.SECONDS)).isEqualTo(rounds);
        }
        threads.shutdown();
        clock.advance(AGE.plusSeconds(1));
        hub.expire();
        free.tick();
        assertThat(free.rooms()).isEmpty();
        assertThat(hub.channels()).isEmpty();
    }

    /** Comes, speaks and goes; counts the rounds in which it was in the room with itself in the list. */
    private static Callable<Integer> visits(Chat chat, String name, int rounds, CyclicBarrier start) {
        return () -> {
            start.await();
            int good = 0;
            for (int i = 0; i < rounds; i++) {
                Entrance entrance = chat.enter("lobby", name, Optional.empty(), "192.0.2.1");
                EventId said = entrance.stay().say("x");
                good += entrance.members().contains(name) && said.isAfter(entrance.cursor()) ? 1 : 0;
                entrance.stay().leave();
            }
            return good;
        };
    }

    private Entrance enter(String room, String name) {
        return chat.enter(room, name, Optional.empty(), "192.0.2.1");
    }

    private Entrance enter(String room, String name, Ticket ticket) {
        return chat.enter(room, name, Optional.of(ticket), "192.0.2.1");
    }

    private Entrance enter(String room, String name, Optional<Ticket> ticket) {
        return chat.enter(room, name, ticket, "192.0.2.1");
    }

    private EventId post(String room, String name, Optional<Ticket> ticket, String text) {
        return chat.post(room, name, ticket, text, "192.0.2.1");
    }

    private static Optional<Ticket> ticket(Stay stay) {
        return Ticket.of(stay.ticket());
    }

    private List<ChatMessage> messages(Optional<EventId> after, int limit) {
        return chat.messages("lobby", after, limit).messages();
    }

    private void pass(Duration time) {
        clock.advance(time);
        housekeep();
    }

    private void housekeep() {
        hub.expire();
        chat.tick();
    }

    private List<Event> events(String room) {
        return eventsAfter(room, EventId.ZERO);
    }

    private List<Event> eventsAfter(String room, EventId after) {
        try (Hold hold = hub.hold(Set.of("chat." + room))) {
            return hold.channel().read(after, 1_000);
        }
    }

    private List<String> told(String room) {
        return toldAfter(room, EventId.ZERO);
    }

    private List<String> toldAfter(String room, EventId after) {
        return eventsAfter(room, after).stream().map(this::line).toList();
    }

    private String line(Event event) {
        ChatEvent data = jsonb.fromJson(event.data(), ChatEvent.class);
        return event.type() + " " + data.name() + (data.text() == null ? "" : " " + data.text());
    }
}
