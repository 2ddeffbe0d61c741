package org.wirehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;

class ChannelFamilyTest {
    private static final Duration AGE = Duration.ofSeconds(10);
    private static final int MAX = 3;

    private final TestClock clock = new TestClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 2, clock);

    {
        hub.declare("news", new Retention(Retention.Kind.RECENT, 100, 1 << 20, AGE));
        hub.declare(new ChannelFamily(
                "room.",
                name -> name.contains("!") ? Optional.empty() : Optional.of(name.toLowerCase(Locale.ROOT)),
                new Retention(Retention.Kind.RECENT, 100_000, 1 << 28, AGE),
                MAX));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void makesAChannelWhenItIsFirstPublishedInto() {
        assertThat(rooms()).isEmpty();

        publish("room.a", "1");

        assertThat(rooms()).containsExactly("room.a");
        assertThat(hub.channel("room.a").size()).isEqualTo(1);
    }

    @Test
    void hasOneChannelForAllSpellingsOfItsName() {
        publish("room.A", "1");
        publish("room.a", "2");

        assertThat(rooms()).containsExactly("room.a");
        assertThat(hub.channel("room.a").read(EventId.ZERO, 10))
                .extracting(Event::channel)
                .containsExactly("room.a", "room.a");
    }

    @Test
    void leavesNothingOfAChannelThatWasOnlyLookedAt() {
        try (Hold hold = hub.hold(Set.of("room.a"))) {
            assertThat(hold.channel().read(EventId.ZERO, 10)).isEmpty();
            assertThat(rooms()).containsExactly("room.a");
        }

        assertThat(rooms()).isEmpty();
    }

    @Test
    void keepsAChannelAsLongAsAnythingInItIsRetained() {
        publish("room.a", "1");
        hub.expire();
        assertThat(rooms()).containsExactly("room.a");

        clock.advance(AGE.plusSeconds(1));
        hub.expire();

        assertThat(rooms()).isEmpty();
    }

    @Test
    void keepsAChannelAsLongAsSomebodyFollowsIt() {
        Subscription first = subscribe("room.a", hub.head(), FakeOutlet.reading());
        Subscription second = subscribe("room.a", hub.head(), FakeOutlet.reading());
        first.close();
        hub.expire();
        assertThat(rooms()).containsExactly("room.a");

        second.close();

        assertThat(rooms()).isEmpty();
    }

    @Test
    void keepsAChannelAsLongAsSomebodyHoldsIt() {
        Hold hold = hub.hold(List.of("room.a", "news", "room.A"));
        assertThat(hold.channels()).extracting(Channel::name).containsExactlyInAnyOrder("room.a", "news");
        hub.expire();
        assertThat(rooms()).containsExactly("room.a");

        hold.close();
        hold.close();

        assertThat(rooms()).isEmpty();
        assertThat(hub.channel("news").name()).isEqualTo("news");
    }

    @Test
    void dropsTheChannelThatWasSilentLongestForANewOneButNoneThatIsHeldOrFollowed() {
        publish("room.a", "1");
        subscribe("room.a", hub.head(), FakeOutlet.reading());
        publish("room.b", "1");
        EventId last = publish("room.b", "2");
        publish("room.c", "1");
        Hold hold = hub.hold(Set.of("room.d"));

        assertThat(rooms()).containsExactly("room.a", "room.c", "room.d");
        hold.close();
        publish("room.b", "3");
        publish("news", "n");

        assertThat(rooms()).containsExactly("room.a", "room.b", "room.c");
        assertThat(hub.channel("room.b").history().floor()).isBetween(last, hub.head());
    }

    @Test
    void refusesMoreChannelsThanAllowedWhileAllAreHeld() {
        Hold others = hub.hold(Set.of("room.a", "room.b"));
        Hold hold = hub.hold(Set.of("room.c"));

        assertThatThrownBy(() -> hub.hold(List.of("room.a", "room.d")))
                .isInstanceOf(TooManyChannelsException.class)
                .hasMessageContaining("'room.d'")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> publish("room.d", "1")).isInstanceOf(TooManyChannelsException.class);
        publish("room.a", "2");
        hold.close();
        publish("room.d", "1");

        assertThat(rooms()).containsExactly("room.a", "room.b", "room.d");
        others.close();
    }

    @Test
    void knowsNoChannelOfANameThatIsNotFit() {
        assertThatThrownBy(() -> hub.hold(Set.of("room.!"))).isInstanceOf(UnknownChannelException.class);
        assertThatThrownBy(() -> hub.hold(Set.of("other.a"))).isInstanceOf(UnknownChannelException.class);
        assertThatThrownBy(() -> publish("room.!", "1")).isInstanceOf(UnknownChannelException.class);
    }

    @Test
    void saysResetWhereEventsWereLostWithTheChannel() {
        EventId first = publish("room.a", "1");
        EventId second = publish("room.a", "2");
        clock.advance(AGE.plusSeconds(1));
        hub.expire();
        assertThat(rooms()).isEmpty();
        publish("room.a", "3");
        FakeOutlet missedOne = FakeOutlet.reading();
        FakeOutlet missedNone = FakeOutlet.reading();

        subscribe("room.a", first, missedOne);
        subscribe("room.a", second, missedNone);

        await().until(() ->
                missedOne.events().size() == 1 && missedNone.events().size() == 1);
        assertThat(missedOne.batches().get(0).continuity()).isEqualTo(Continuity.RESET);
        assertThat(missedNone.batches().get(0).continuity()).isEqualTo(Continuity.FOLLOWS);
    }

    @Test
    void doesNotSayResetToAClientThatWaitedInAnEmptyChannelWhileOthersWereBusy() {
        EventId cursor = hub.head();
        subscribe("room.a", cursor, FakeOutlet.reading()).close();
        publish("news", "n");
        publish("room.b", "b");
        publish("room.a", "1");
        FakeOutlet outlet = FakeOutlet.reading();

        subscribe("room.a", cursor, outlet);

        await().until(() -> !outlet.batches().isEmpty());
        assertThat(outlet.data()).containsExactly("1");
        assertThat(outlet.batches()).extracting(Batch::continuity).containsOnly(Continuity.FOLLOWS);
    }

    @Test
    void hasNothingToReadAfterACursorThatIsFurtherOn() {
        publish("room.a", "1");
        EventId further = publish("news", "n");

        assertThat(hub.channel("room.a").read(further, 10)).isEmpty();
        assertThat(hub.channel("news").read(EventId.FOREIGN, 10)).isEmpty();
    }

    @Test
    void subscribesToTheChannelThatTookThePlaceOfARetiredOne() {
        Channel retired;
        try (Hold hold = hub.hold(Set.of("room.a"))) {
            retired = hold.channel();
        }
        FakeOutlet outlet = FakeOutlet.reading();
        hub.subscribe(Set.of(retired), hub.head(), EventFilter.ALL, outlet);

        publish("room.a", "1");

        await().until(() -> outlet.data().equals(List.of("1")));
    }

    @RepeatedTest(20)
    void losesNothingInSilenceWhileItIsRetiredAndMadeAgain() throws Exception {
        int publishers = 2;
        int each = 300;
        List<Follower> followers = List.of(new Follower(), new Follower());
        CyclicBarrier start = new CyclicBarrier(publishers + followers.size() + 1);
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> publishing = new ArrayList<>();
        for (int p = 0; p < publishers; p++) {
            publishing.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < each; i++) {
                    publish("room.a", "x");
                    clock.advance(AGE.dividedBy(3));
                }
                return null;
            }));
        }
        List<Future<?>> following = new ArrayList<>();
        for (Follower follower : followers) {
            following.add(threads.submit(() -> {
                start.await();
                while (publishing.stream().anyMatch(task -> !task.isDone())) {
                    follower.comeAndGo();
                }
                return null;
            }));
        }
        start.await();
        while (publishing.stream().anyMatch(task -> !task.isDone())) {
            hub.expire();
        }
        for (Future<?> task : publishing) {
            task.get(30, TimeUnit.SECONDS);
        }
        for (Future<?> task : following) {
            task.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();

        EventId last = publish("room.a", "last");
        List<Subscription> staying = followers.stream().map(Follower::stay).toList();
        for (Follower follower : followers) {
            await().until(() -> follower.last().equals(last));
            assertThat(follower.gaps()).isEmpty();
        }
        staying.forEach(Subscription::close);
        clock.advance(AGE.plusSeconds(1));
        hub.expire();
        assertThat(rooms()).isEmpty();
    }

    /** A client that comes back again and again with the last id it has seen, and looks for ids that are left out. */
    private final class Follower {
        private EventId last = hub.head();
        private final List<String> gaps = new ArrayList<>();

        void comeAndGo() {
            stay().close();
        }

        Subscription stay() {
            return subscribe("room.a", last(), new Outlet() {
                private boolean resetTold; // a reset can come alone, before the events that follow it

                @Override
                public void write(Batch batch, Subscription from) {
                    resetTold |= batch.continuity() == Continuity.RESET;
                    take(batch, resetTold);
                    resetTold &= batch.events().isEmpty();
                    from.written();
                }

                @Override
                public void ended(@Nullable Throwable cause) {}
            });
        }

        private synchronized void take(Batch batch, boolean resetTold) {
            for (Event event : batch.events()) {
                boolean first = event == batch.events().get(0);
                // all events of this hub are of one channel, so their sequences have no gaps
                if (event.id().sequence() != last.sequence() + 1
                        && !(first && resetTold)
                        && event.id().isAfter(last)) {
                    gaps.add(last + " then " + event.id());
                }
                if (event.id().isAfter(last)) {
                    last = event.id();
                }
            }
        }

        synchronized EventId last() {
            return last;
        }

        synchronized List<String> gaps() {
            return List.copyOf(gaps);
        }
    }

    private List<String> rooms() {
        return hub.channels().stream()
                .map(Channel::name)
                .filter(name -> name.startsWith("room."))
                .toList();
    }

    private EventId publish(String channel, String data) {
        return hub.publish(new Publication(channel, null, null, data));
    }

    private Subscription subscribe(String channel, EventId after, Outlet outlet) {
        try (Hold hold = hub.hold(Set.of(channel))) {
            return hub.subscribe(hold.channels(), after, EventFilter.ALL, outlet);
        }
    }
}
