package org.wirehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;

/** Reading back and subscribing judge a cursor in the same way. */
class ReadTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Retention FIVE = new Retention(Retention.Kind.RECENT, 5, 1 << 20, Duration.ofHours(1));

    private final TestClock clock = new TestClock(NOW);
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock);
    private final Channel news = hub.declare("news", FIVE);

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void resetsACursorAheadOfTheHead() {
        publish("a");
        EventId head = publish("b");

        assertReset(new EventId(head.millis(), head.sequence() + 1), "a", "b");
        assertReset(new EventId(head.millis() + 1, 0), "a", "b");
        assertReset(EventId.FOREIGN, "a", "b");
    }

    @Test
    void resetsACursorOfALifeThatTheClockWasAheadIn() {
        TestClock ahead = new TestClock(NOW.plus(Duration.ofDays(1)));
        EventId earlier;
        try (Hub before = new Hub(new InProcessBackplane(ahead), Thread::new, 1, ahead)) {
            before.declare("news", FIVE);
            earlier = before.publish(new Publication("news", null, null, "lost"));
        }
        publish("a");

        assertReset(earlier, "a");
    }

    @Test
    void resetsACursorOlderThanTheHistory() {
        EventId first = publish("1");
        EventId second = publish("2");
        for (String data : List.of("3", "4", "5", "6", "7")) {
            publish(data);
        }

        assertReset(first, "3", "4", "5", "6", "7");
        assertFollows(second, "3", "4", "5", "6", "7");
    }

    @Test
    void followsACursorOfAnotherChannelThatIsFurtherOn() {
        hub.declare("other", FIVE);
        publish("a");
        EventId further = hub.publish(new Publication("other", null, null, "x"));

        assertFollows(further);
        EventId next = publish("b");
        assertFollows(further, "b");
        assertFollows(next);
    }

    @Test
    void returnsAtMostTheLimitAndTheHead() {
        publish("1");
        publish("2");
        EventId head = publish("3");

        Page page = hub.read(news, EventId.ZERO, event -> !event.data().equals("1"), 1);

        assertThat(page.events()).extracting(Event::data).containsExactly("2");
        assertThat(page.reset()).isFalse();
        assertThat(page.head()).isEqualTo(head);
    }

    private EventId publish(String data) {
        return hub.publish(new Publication("news", null, null, data));
    }

    private void assertReset(EventId cursor, String... data) {
        Page page = hub.read(news, cursor, EventFilter.ALL, 100);
        assertThat(page.reset()).isTrue();
        assertThat(page.events()).extracting(Event::data).containsExactly(data);
        FakeOutlet outlet = FakeOutlet.reading();
        hub.subscribe(Set.of(news), cursor, EventFilter.ALL, outlet);
        await().until(() -> outlet.data().size() >= data.length);
        assertThat(outlet.batches().get(0).continuity()).isEqualTo(Continuity.RESET);
        assertThat(outlet.data()).containsExactly(data);
    }

    private void assertFollows(EventId cursor, String... data) {
        Page page = hub.read(news, cursor, EventFilter.ALL, 100);
        assertThat(page.reset()).isFalse();
        assertThat(page.events()).extracting(Event::data).containsExactly(data);
        FakeOutlet outlet = FakeOutlet.reading();
        Subscription placed = hub.subscribe(Set.of(news), cursor, EventFilter.ALL, outlet);
        await().until(() -> outlet.data().size() >= data.length);
        assertThat(outlet.batches()).extracting(Batch::continuity).doesNotContain(Continuity.RESET);
        placed.close();
    }
}
