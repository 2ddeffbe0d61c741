package org.wirehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;

class HubTest {
    private static final Retention RECENT = new Retention(Retention.Kind.RECENT, 100_000, 1 << 28, Duration.ofHours(1));
    private static final Retention LATEST = new Retention(Retention.Kind.LATEST, 1_000, 1 << 28, Duration.ofHours(1));

    private final TestClock clock = new TestClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 2, clock);

    @BeforeAll
    static void lookOften() {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(2));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void deliversInOrder() {
        Channel news = hub.declare("news", RECENT);
        FakeOutlet outlet = FakeOutlet.reading();
        subscribe(news, hub.head(), outlet);

        publish("news", 0, 500);

        await().untilAsserted(() -> assertThat(outlet.data()).isEqualTo(numbers(0, 500)));
        assertThat(outlet.events()).extracting(Event::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void replaysWhatALateSubscriberMissed() {
        Channel news = hub.declare("news", RECENT);
        List<EventId> ids = publish("news", 0, 10);
        FakeOutlet outlet = FakeOutlet.reading();

        subscribe(news, ids.get(3), outlet);

        await().untilAsserted(() -> assertThat(outlet.data()).isEqualTo(numbers(4, 10)));
        assertThat(outlet.batches()).extracting(Batch::continuity).containsOnly(Continuity.FOLLOWS);
    }

    @Test
    void leavesTheClientsOfAThreadThatIsStuckToOthers() {
        Channel news = hub.declare("news", RECENT);
        List<BlockingOutlet> blocking = List.of(new BlockingOutlet(), new BlockingOutlet(), new BlockingOutlet());
        blocking.forEach(outlet -> subscribe(news, hub.head(), outlet));
        List<FakeOutlet> reading = IntStream.range(0, 20)
                .mapToObj(i -> FakeOutlet.reading())
                .peek(outlet -> subscribe(news, hub.head(), outlet))
                .toList();

        publish("news", 0, 1);
        await().until(() -> blocking.stream().allMatch(BlockingOutlet::isEntered) || relieved(3));
        publish("news", 1, 100);
        await().until(() -> reading.stream().allMatch(outlet -> outlet.data().equals(numbers(0, 100))) || relieved(3));
        assertThat(blocking).allSatisfy(outlet -> assertThat(outlet.data()).isEmpty());

        blocking.forEach(BlockingOutlet::release);
        publish("news", 100, 101);

        await().untilAsserted(() -> assertThat(blocking)
                .allSatisfy(outlet -> assertThat(outlet.data()).isEqualTo(numbers(0, 101))));
        assertThat(reading).allSatisfy(outlet -> assertThat(outlet.events())
                .extracting(Event::id)
                .isSorted()
                .doesNotHaveDuplicates());
    }

    @Test
    void saysWhenAThreadHasToBeRelieved() {
        AtomicInteger tasks = new AtomicInteger();
        try (Hub watched = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock, tasks::incrementAndGet)) {
            Channel news = watched.declare("news", RECENT);
            BlockingOutlet outlet = new BlockingOutlet();
            watched.subscribe(Set.of(news), watched.head(), EventFilter.ALL, outlet);
            await().until(() -> !watched.relieve(0));
            int before = tasks.get();

            watched.publish(new Publication("news", null, null, "x"));
            await().until(outlet::isEntered);

            assertThat(tasks.get()).isGreaterThan(before);
            assertThat(watched.relieve(0)).isTrue();
            outlet.release();
            await().until(() -> !watched.relieve(0));
        }
    }

    @Test
    void putsTogetherWhatComesWithinTheIntervalOfAChannel() {
        Channel slow = hub.declare("slow", RECENT, Duration.ofMillis(300));
        FakeOutlet outlet = FakeOutlet.reading();
        subscribe(slow, hub.head(), outlet);

        long start = System.nanoTime();
        publish("slow", 0, 1);
        await().untilAsserted(() -> assertThat(outlet.data()).isEqualTo(numbers(0, 1))); // at once
        publish("slow", 1, 50);
        await().untilAsserted(() -> assertThat(outlet.data()).isEqualTo(numbers(0, 50)));
        long nanos = System.nanoTime() - start;

        assertThat(nanos).isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
        assertThat(outlet.batches())
                .hasSizeLessThanOrEqualTo(
                        1 + (int) (nanos / Duration.ofMillis(300).toNanos()));
    }

    @Test
    void writesToThoseWhoHaveTheSameHomeThereInOneTask() {
        Channel news = hub.declare("news", RECENT);
        LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        Executor home = tasks::add;
        List<FakeOutlet> neighbours =
                IntStream.range(0, 10).mapToObj(i -> FakeOutlet.readingAt(home)).toList();
        FakeOutlet elsewhere = FakeOutlet.reading();
        neighbours.forEach(outlet -> subscribe(news, hub.head(), outlet));
        subscribe(news, hub.head(), elsewhere);
        await().until(() -> tasks.size() == neighbours.size()); // each looks once, because it has just come
        runAll(tasks);

        publish("news", 0, 100);
        await().untilAsserted(() -> assertThat(elsewhere.data()).isEqualTo(numbers(0, 100)));
        await().until(() -> !tasks.isEmpty());

        assertThat(neighbours).allSatisfy(outlet -> assertThat(outlet.data()).isEmpty());
        assertThat(tasks).hasSize(1);
        runAll(tasks);
        assertThat(neighbours).allSatisfy(outlet -> assertThat(outlet.data()).isEqualTo(numbers(0, 100)));

        publish("news", 100, 101);
        await().until(() -> !tasks.isEmpty());
        runAll(tasks);
        assertThat(neighbours).allSatisfy(outlet -> assertThat(outlet.data()).endsWith("100"));
    }

    @Test
    void leavesWhoTakesLongAloneForTwiceAsLong() {
        Channel news = hub.declare("news", RECENT);
        AtomicInteger looks = new AtomicInteger();
        List<Long> rounds = new CopyOnWriteArrayList<>(); // when each began that brought something
        FakeOutlet[] busy = new FakeOutlet[1];
        busy[0] = FakeOutlet.readingAt(task -> {
            long began = System.nanoTime();
            while (System.nanoTime() - began < Duration.ofMillis(5).toNanos()) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            int batches = busy[0].batches().size();
            task.run();
            looks.incrementAndGet();
            if (busy[0].batches().size() > batches) {
                rounds.add(began);
            }
        });
        subscribe(news, hub.head(), busy[0]);
        await().until(() -> looks.get() == 1); // it looks, because it has just come

        for (int i = 0; i < 100; i++) {
            publish("news", i, i + 1);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        await().untilAsserted(() -> assertThat(busy[0].data()).isEqualTo(numbers(0, 100)));

        await().untilAsserted(() -> assertThat(rounds).isNotEmpty());
        long span = rounds.get(rounds.size() - 1) - rounds.get(0);
        assertThat(rounds)
                .hasSizeLessThanOrEqualTo(
                        1 + (int) (span / Duration.ofMillis(15).toNanos()));
    }

    private static void runAll(BlockingQueue<Runnable> tasks) {
        List<Runnable> due = new ArrayList<>();
        tasks.drainTo(due);
        due.forEach(Runnable::run);
    }

    @Test
    void delaysNothingForWhoFollowsAChannelWithoutAnInterval() {
        Channel slow = hub.declare("slow", RECENT, Duration.ofHours(1));
        Channel quick = hub.declare("quick", RECENT);
        FakeOutlet outlet = FakeOutlet.reading();
        hub.subscribe(Set.of(slow, quick), hub.head(), EventFilter.ALL, outlet);

        publish("slow", 0, 2);
        publish("quick", 2, 4);
        publish("slow", 4, 6);

        await().untilAsserted(() -> assertThat(outlet.data()).isEqualTo(numbers(0, 6)));
    }

    @Test
    void losesNothingHoweverOftenThreadsAreReplaced() throws Exception {
        Channel news = hub.declare("news", RECENT);
        List<FakeOutlet> outlets = IntStream.range(0, 20)
                .mapToObj(i -> FakeOutlet.reading())
                .peek(outlet -> subscribe(news, hub.head(), outlet))
                .toList();
        Thread relief = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                hub.relieve(20);
            }
        });
        relief.start();

        for (int i = 0; i < 2_000; i++) {
            publish("news", i, i + 1);
        }

        await().untilAsserted(() -> assertThat(outlets)
                .allSatisfy(outlet -> assertThat(outlet.data()).isEqualTo(numbers(0, 2_000))));
        relief.interrupt();
        relief.join();
    }

    @Test
    void replacesNoMoreThreadsThanItMay() {
        Channel news = hub.declare("news", RECENT);
        List<BlockingOutlet> blocking = List.of(new BlockingOutlet(), new BlockingOutlet(), new BlockingOutlet());
        blocking.forEach(outlet -> subscribe(news, hub.head(), outlet));
        publish("news", 0, 1);
        await().until(() -> blocking.stream().filter(BlockingOutlet::isEntered).count() == 2); // as there are threads

        for (int i = 0; i < 10; i++) {
            hub.relieve(0);
        }
        assertThat(blocking).filteredOn(BlockingOutlet::isEntered).hasSize(2);

        blocking.forEach(BlockingOutlet::release);
        await().untilAsserted(() -> assertThat(blocking)
                .allSatisfy(outlet -> assertThat(outlet.data()).isEqualTo(numbers(0, 1))));
    }

    /** What somebody else does all the time; never the end of a wait. */
    private boolean relieved(int maxStuck) {
        hub.relieve(maxStuck);
        return false;
    }

    @RepeatedTest(40)
    void losesNothingBetweenReplayAndLive() throws Exception {
        Channel news = hub.declare("news", RECENT);
        int publishers = 3;
        int each = 400;
        CyclicBarrier start = new CyclicBarrier(publishers + 1);
        ExecutorService threads = Executors.newFixedThreadPool(publishers);
        List<Future<?>> done = IntStream.range(0, publishers)
                .<Future<?>>mapToObj(p -> threads.submit(() -> {
                    start.await();
                    publish("news", p * each, (p + 1) * each);
                    return null;
                }))
                .toList();
        List<FakeOutlet> outlets = new ArrayList<>();
        start.await();
        for (int i = 0; i < 20; i++) {
            FakeOutlet outlet = FakeOutlet.reading();
            subscribe(news, EventId.ZERO, outlet);
            outlets.add(outlet);
        }
        for (Future<?> future : done) {
            future.get(120, TimeUnit.SECONDS);
        }
        threads.shutdown();

        List<EventId> all = news.read(EventId.ZERO, Integer.MAX_VALUE).stream()
                .map(Event::id)
                .toList();
        assertThat(all).hasSize(publishers * each);
        for (FakeOutlet outlet : outlets) {
            await().untilAsserted(() -> assertThat(outlet.events()).hasSize(all.size()));
            assertThat(outlet.events()).extracting(Event::id).isEqualTo(all);
        }
    }

    @Test
    void handsALaggingSubscriberAllThatCameMeanwhileAsOneBatch() {
        Channel news = hub.declare("news", RECENT);
        FakeOutlet outlet = FakeOutlet.stalled();
        Subscription subscription = subscribe(news, hub.head(), outlet);
        publish("news", 0, 1);
        await().until(() -> outlet.batches().size() == 1);

        publish("news", 1, 100);
        assertThat(outlet.batches()).hasSize(1);
        subscription.written();

        assertThat(outlet.batches()).hasSize(2);
        assertThat(outlet.data()).isEqualTo(numbers(0, 100));
    }

    @Test
    void boundsABatchSoThatALaggingClientHoldsLittle() {
        Channel news = hub.declare("news", RECENT);
        String kilobyte = "x".repeat(1000);
        for (int i = 0; i < 300; i++) {
            hub.publish(new Publication("news", null, null, kilobyte));
        }
        FakeOutlet outlet = FakeOutlet.reading();

        subscribe(news, EventId.ZERO, outlet);

        await().until(() -> outlet.events().size() == 300);
        assertThat(outlet.batches()).allSatisfy(batch -> assertThat(
                        batch.events().stream().mapToLong(Event::size).sum())
                .isLessThan(View.MAX_BATCH_BYTES + 2_000));
    }

    @Test
    void aStalledSubscriberCostsThePublisherAndTheOthersNothing() {
        Channel news = hub.declare("news", RECENT);
        List<FakeOutlet> stalled =
                IntStream.range(0, 200).mapToObj(i -> FakeOutlet.stalled()).toList();
        stalled.forEach(outlet -> subscribe(news, hub.head(), outlet));
        FakeOutlet reader = FakeOutlet.reading();
        subscribe(news, hub.head(), reader);

        publish("news", 0, 2_000);

        await().until(() -> reader.events().size() == 2_000);
        assertThat(reader.data()).isEqualTo(numbers(0, 2_000));
        assertThat(stalled).allSatisfy(outlet -> assertThat(outlet.batches()).hasSize(1));
        await().untilAsserted(() -> assertThat(hub.statistics().lagging()).isEqualTo(200));
    }

    @Test
    void countsANewcomerThatLagsBehindThoseWhoHaveItAll() {
        Channel channel = hub.declare("news", RECENT);
        publish("news", 0, 1);
        subscribe(channel, hub.head(), FakeOutlet.reading());
        assertThat(hub.statistics().lagging()).isZero();

        FakeOutlet stalled = FakeOutlet.stalled();
        subscribe(channel, EventId.ZERO, stalled);

        await().until(() -> stalled.batches().size() == 1);
        assertThat(hub.statistics().lagging()).isEqualTo(1);
    }

    @Test
    void keepsOnlyTheLatestOfEachKeyForTheLagging() {
        Channel quotes = hub.declare("quotes", LATEST);
        FakeOutlet outlet = FakeOutlet.stalled();
        Subscription subscription = subscribe(quotes, hub.head(), outlet);
        quote("A", "1");
        await().until(() -> outlet.batches().size() == 1);
        for (int i = 2; i <= 50; i++) {
            quote("A", "A" + i);
            quote("B", "B" + i);
        }

        subscription.written();

        assertThat(outlet.batches()).hasSize(2);
        assertThat(outlet.batches().get(1).events()).extracting(Event::data).containsExactly("A50", "B50");
    }

    @Test
    void givesANewcomerTheWholeStateAndSaysSo() {
        Channel quotes = hub.declare("quotes", LATEST);
        quote("A", "1");
        quote("B", "2");
        FakeOutlet outlet = FakeOutlet.reading();

        subscribe(quotes, EventId.ZERO, outlet);

        await().until(() -> outlet.batches().size() == 1);
        assertThat(outlet.batches().get(0).continuity()).isEqualTo(Continuity.WHOLE);
        assertThat(outlet.data()).containsExactly("1", "2");
    }

    @Test
    void refusesAnEventWithoutKeyWhereTheLatestOfEachKeyIsKept() {
        hub.declare("quotes", LATEST);
        assertThatThrownBy(() -> hub.publish(new Publication("quotes", null, null, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'quotes'")
                .hasMessageContaining("key");
    }

    @Test
    void saysResetWhenTheCursorIsOlderThanTheHistory() {
        Channel small = hub.declare("small", new Retention(Retention.Kind.RECENT, 5, 1 << 20, Duration.ofHours(1)));
        List<EventId> ids = publish("small", 0, 20);
        FakeOutlet tooOld = FakeOutlet.reading();
        FakeOutlet justInTime = FakeOutlet.reading();

        subscribe(small, ids.get(13), tooOld);
        subscribe(small, ids.get(14), justInTime);

        await().until(() -> tooOld.events().size() == 5 && justInTime.events().size() == 5);
        assertThat(tooOld.batches().get(0).continuity()).isEqualTo(Continuity.RESET);
        assertThat(justInTime.batches().get(0).continuity()).isEqualTo(Continuity.FOLLOWS);
        assertThat(tooOld.data()).isEqualTo(numbers(15, 20)).isEqualTo(justInTime.data());
        assertThat(hub.statistics().resets()).isEqualTo(1);
    }

    @Test
    void saysResetWhenASubscriberLagsBehindTheHistory() {
        Channel small = hub.declare("small", new Retention(Retention.Kind.RECENT, 5, 1 << 20, Duration.ofHours(1)));
        FakeOutlet outlet = FakeOutlet.stalled();
        Subscription subscription = subscribe(small, hub.head(), outlet);
        publish("small", 0, 1);
        await().until(() -> outlet.batches().size() == 1);
        publish("small", 1, 30);

        subscription.written();

        assertThat(outlet.batches().get(1).continuity()).isEqualTo(Continuity.RESET);
        assertThat(outlet.batches().get(1).events())
                .extracting(Event::data)
                .containsExactly("25", "26", "27", "28", "29");
    }

    @Test
    void hasNoGapInsideABatchIfEventsFallOutOfTheHistoryWhileItIsRead() {
        Channel small = hub.declare("small", new Retention(Retention.Kind.RECENT, 5, 1 << 20, Duration.ofHours(1)));
        EventId before = hub.head();
        publish("small", 0, 5);
        EventFilter evicting = event -> {
            if (event.data().equals("1") && small.head().sequence() == 5) {
                publish("small", 5, 9);
            }
            return true;
        };
        FakeOutlet outlet = FakeOutlet.reading();

        hub.subscribe(List.of(small), before, evicting, outlet);

        await().untilAsserted(() -> assertThat(outlet.data()).isEqualTo(numbers(4, 9)));
        assertThat(outlet.batches().get(0).continuity()).isEqualTo(Continuity.RESET);
    }

    @Test
    void saysResetToACursorOfAnEarlierLifeAndToOneOfTheFuture() {
        Channel news = hub.declare("news", RECENT);
        publish("news", 0, 2);
        FakeOutlet earlier = FakeOutlet.reading();
        FakeOutlet future = FakeOutlet.reading();

        subscribe(news, new EventId(clock.millis() - 1, 77), earlier);
        subscribe(news, EventId.FOREIGN, future);

        await().until(() -> earlier.events().size() == 2 && future.events().size() == 2);
        assertThat(earlier.batches().get(0).continuity()).isEqualTo(Continuity.RESET);
        assertThat(future.batches().get(0).continuity()).isEqualTo(Continuity.RESET);
    }

    @Test
    void saysResetEvenIfThereIsNothingToSendWithIt() {
        Channel news = hub.declare("news", RECENT);
        FakeOutlet outlet = FakeOutlet.reading();

        subscribe(news, new EventId(1, 1), outlet);

        await().until(() -> outlet.batches().size() == 1);
        assertThat(outlet.batches().get(0).continuity()).isEqualTo(Continuity.RESET);
        assertThat(outlet.events()).isEmpty();
    }

    @Test
    void servesSeveralChannelsInTheOrderOfIdsWithOneCursor() {
        Channel news = hub.declare("news", RECENT);
        Channel sport = hub.declare("sport", RECENT);
        FakeOutlet first = FakeOutlet.reading();
        hub.subscribe(Set.of(news, sport), hub.head(), EventFilter.ALL, first);
        List<EventId> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(hub.publish(new Publication(i % 3 == 0 ? "sport" : "news", null, null, String.valueOf(i))));
        }
        await().untilAsserted(() -> assertThat(first.data()).isEqualTo(numbers(0, 100)));

        FakeOutlet resumed = FakeOutlet.reading();
        hub.subscribe(Set.of(sport, news), ids.get(49), EventFilter.ALL, resumed);

        await().untilAsserted(() -> assertThat(resumed.data()).isEqualTo(numbers(50, 100)));
    }

    @Test
    void showsASubscriberOnlyWhatItsFilterLetsPass() {
        Channel quotes = hub.declare("quotes", LATEST);
        FakeOutlet outlet = FakeOutlet.reading();
        Subscription subscription = hub.subscribe(Set.of(quotes), hub.head(), event -> "A".equals(event.key()), outlet);

        quote("B", "b");
        EventId last = quote("A", "a");
        EventId behind = quote("B", "c");

        await().until(() -> subscription.position().equals(behind));
        assertThat(last).isLessThan(behind);
        assertThat(outlet.data()).containsExactly("a");
    }

    @Test
    void encodesAnEventOnceForAllClients() {
        Channel news = hub.declare("news", RECENT);
        AtomicInteger encoded = new AtomicInteger();
        Framing<byte[]> framing = batch -> {
            encoded.incrementAndGet();
            return batch.events().get(0).data().getBytes(StandardCharsets.UTF_8);
        };
        AtomicInteger delivered = new AtomicInteger();
        Object lock = new Object();
        for (int i = 0; i < 50; i++) {
            subscribe(news, hub.head(), new Outlet() {
                @Override
                public void write(Batch batch, Subscription subscription) {
                    synchronized (lock) { // two pumps may otherwise race for the first encoding, which is allowed
                        delivered.addAndGet(batch.framed(framing).length);
                    }
                    subscription.written();
                }

                @Override
                public void ended(@Nullable Throwable cause) {}
            });
        }

        publish("news", 0, 1);

        await().until(() -> delivered.get() == 50);
        assertThat(encoded).hasValue(1);
    }

    @Test
    void endsASubscriberThatThrowsAndNobodyElseNotices() {
        Channel news = hub.declare("news", RECENT);
        AtomicInteger ended = new AtomicInteger();
        subscribe(news, hub.head(), new Outlet() {
            @Override
            public void write(Batch batch, Subscription subscription) {
                throw new IllegalStateException("broken client");
            }

            @Override
            public void ended(@Nullable Throwable cause) {
                assertThat(cause).hasMessage("broken client");
                ended.incrementAndGet();
            }
        });
        FakeOutlet other = FakeOutlet.reading();
        subscribe(news, hub.head(), other);

        publish("news", 0, 100);

        await().untilAsserted(() -> assertThat(other.data()).isEqualTo(numbers(0, 100)));
        await().untilAsserted(() -> assertThat(ended).hasValue(1));
        assertThat(hub.statistics().subscriptions()).isEqualTo(1);
    }

    @Test
    void tellsWhenTheSlowestSubscriberHasPassedAnEvent() {
        Channel news = hub.declare("news", RECENT);
        FakeOutlet slow = FakeOutlet.stalled();
        Subscription subscription = subscribe(news, hub.head(), slow);
        FakeOutlet gone = FakeOutlet.stalled();
        Subscription leaving = subscribe(news, hub.head(), gone);
        subscribe(news, hub.head(), FakeOutlet.reading());
        EventId id = publish("news", 0, 1).get(0);
        await().until(() -> slow.batches().size() == 1 && gone.batches().size() == 1);
        var passed = news.passed(id).toCompletableFuture();

        assertThat(passed).isNotDone();
        leaving.close();
        assertThat(passed).isNotDone();
        subscription.written();

        assertThat(passed).succeedsWithin(Duration.ofMinutes(2));
    }

    @Test
    void hasPassedEverythingWhereNobodySubscribes() {
        Channel news = hub.declare("news", RECENT);
        EventId id = publish("news", 0, 1).get(0);

        assertThat(news.passed(id)).succeedsWithin(Duration.ofMinutes(2));
    }

    @Test
    void doesNotGrowTheStackWhenAnOutletReportsAtOnce() {
        Channel news =
                hub.declare("news", new Retention(Retention.Kind.RECENT, 200_000, 1L << 30, Duration.ofHours(1)));
        String kilobytes = "x".repeat((int) View.MAX_BATCH_BYTES);
        int events = 5_000;
        for (int i = 0; i < events; i++) {
            hub.publish(new Publication("news", null, null, kilobytes));
        }
        AtomicInteger batches = new AtomicInteger();

        subscribe(news, EventId.ZERO, new Outlet() {
            @Override
            public void write(Batch batch, Subscription subscription) {
                batches.incrementAndGet();
                subscription.written();
            }

            @Override
            public void ended(@Nullable Throwable cause) {}
        });

        await().untilAsserted(() -> assertThat(batches).hasValue(events));
    }

    @Test
    void ignoresAReportOutOfTurn() {
        Channel news = hub.declare("news", RECENT);
        FakeOutlet outlet = FakeOutlet.stalled();
        Subscription subscription = subscribe(news, hub.head(), outlet);
        subscription.written();
        publish("news", 0, 1);
        await().until(() -> outlet.batches().size() == 1);

        subscription.close();
        subscription.written();
        publish("news", 1, 5);

        assertThat(outlet.batches()).hasSize(1);
        assertThat(outlet.endings()).isZero();
    }

    @Test
    void endsEverySubscriptionWhenItCloses() {
        Channel news = hub.declare("news", RECENT);
        List<FakeOutlet> outlets =
                IntStream.range(0, 10).mapToObj(i -> FakeOutlet.reading()).toList();
        outlets.forEach(outlet -> subscribe(news, hub.head(), outlet));

        hub.close();
        hub.close();

        assertThat(outlets).allSatisfy(outlet -> {
            assertThat(outlet.endings()).isEqualTo(1);
            assertThat(outlet.cause()).isNull();
        });
        assertThatThrownBy(() -> publish("news", 0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> subscribe(news, EventId.ZERO, FakeOutlet.reading()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesAnUnknownChannel() {
        assertThatThrownBy(() -> hub.channel("nwes"))
                .isInstanceOf(UnknownChannelException.class)
                .hasMessageContaining("'nwes'");
        assertThatThrownBy(() -> publish("nwes", 0, 1)).isInstanceOf(UnknownChannelException.class);
    }

    @Test
    void refusesToDeclareAChannelTwice() {
        hub.declare("news", RECENT);
        assertThatThrownBy(() -> hub.declare("news", LATEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'news'");
    }

    @Test
    void growsItsIdsAcrossARestart() {
        hub.declare("news", RECENT);
        EventId before = publish("news", 0, 3).get(2);
        hub.close();
        clock.advance(Duration.ofMillis(1));
        try (Hub next = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock)) {
            next.declare("news", RECENT);
            assertThat(next.publish(new Publication("news", null, null, "x"))).isGreaterThan(before);
        }
    }

    private Subscription subscribe(Channel channel, EventId after, Outlet outlet) {
        return hub.subscribe(Set.of(channel), after, EventFilter.ALL, outlet);
    }

    private List<EventId> publish(String channel, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> hub.publish(new Publication(channel, null, null, String.valueOf(i))))
                .toList();
    }

    private EventId quote(String key, String data) {
        return hub.publish(new Publication("quotes", "quote", key, data));
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }
}
