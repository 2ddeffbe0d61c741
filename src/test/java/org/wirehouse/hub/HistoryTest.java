package org.wirehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final EventId ORIGIN = new EventId(1_000, 0);

    @Test
    void keepsTheMostRecentByCount() {
        History history = history(Retention.Kind.RECENT, 3, 1 << 20);
        append(history, 1, null, 5);

        assertThat(ids(history, ORIGIN)).containsExactly(3L, 4L, 5L);
        assertThat(history.floor()).isEqualTo(id(2));
    }

    @Test
    void keepsTheMostRecentByBytes() {
        History history =
                history(Retention.Kind.RECENT, 1_000, 3L * event(1, null).size());
        append(history, 1, null, 10);

        assertThat(ids(history, ORIGIN)).containsExactly(8L, 9L, 10L);
    }

    @Test
    void keepsAnEventThatIsLargerThanItsBytesUntilTheNextOne() {
        History history = history(Retention.Kind.RECENT, 1_000, 1);
        append(history, 1, null, 2);

        assertThat(ids(history, ORIGIN)).containsExactly(2L);
    }

    @Test
    void forgetsWhatIsTooOld() {
        History history =
                new History(new Retention(Retention.Kind.RECENT, 10, 1 << 20, Duration.ofSeconds(10)), ORIGIN);
        append(history, 1, null, 5); // event n was published at n seconds

        history.expire(13_500);

        assertThat(ids(history, ORIGIN)).containsExactly(4L, 5L);
        assertThat(history.floor()).isEqualTo(id(3));
    }

    @Test
    void doesNotMoveTheFloorWhenAKeyIsReplaced() {
        History history = history(Retention.Kind.LATEST, 10, 1 << 20);
        append(history, 1, "A", 5);

        assertThat(ids(history, ORIGIN)).containsExactly(5L);
        assertThat(history.floor()).isEqualTo(ORIGIN);
    }

    @Test
    void dropsTheKeyThatWasQuietLongestWhenThereAreTooMany() {
        History history = history(Retention.Kind.LATEST, 2, 1 << 20);
        history.append(event(1, "A"));
        history.append(event(2, "B"));
        history.append(event(3, "A"));
        history.append(event(4, "C"));

        assertThat(ids(history, ORIGIN)).containsExactly(3L, 4L);
        assertThat(history.floor()).isEqualTo(id(2));
    }

    @Test
    void refusesBoundsThatAreNotPositive() {
        assertThatThrownBy(() -> history(Retention.Kind.RECENT, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 events");
    }

    @Property
    void aReaderOfTheLatestEndsWithTheLatestOfEveryKeyWhereverItPaused(
            @ForAll @Size(max = 60) List<@CharRange(from = 'a', to = 'e') Character> keys,
            @ForAll @IntRange(min = 1, max = 7) int stride) {
        History history = history(Retention.Kind.LATEST, 100, 1 << 20);
        Map<String, Long> truth = new LinkedHashMap<>();
        Map<String, Long> seen = new LinkedHashMap<>();
        EventId cursor = ORIGIN;
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i).toString();
            history.append(event(i + 1, key));
            truth.put(key, i + 1L);
            if (i % stride == 0) {
                cursor = read(history, cursor, seen);
            }
        }
        read(history, cursor, seen);

        assertThat(seen).isEqualTo(truth);
        assertThat(history.size()).isEqualTo(truth.size());
    }

    private static EventId read(History history, EventId after, Map<String, Long> seen) {
        List<Event> events = new ArrayList<>();
        history.collect(after, id(Long.MAX_VALUE), EventFilter.ALL, Long.MAX_VALUE, events);
        EventId last = after;
        for (Event event : events) {
            assertThat(event.id()).isGreaterThan(last);
            last = event.id();
            seen.put(String.valueOf(event.key()), event.id().sequence());
        }
        return last;
    }

    private static History history(Retention.Kind kind, int count, long bytes) {
        return new History(new Retention(kind, count, bytes, Duration.ofHours(1)), ORIGIN);
    }

    private static void append(History history, int from, @Nullable String key, int to) {
        for (int i = from; i <= to; i++) {
            history.append(event(i, key));
        }
    }

    private static Event event(long sequence, @Nullable String key) {
        return new Event(id(sequence), new Publication("test", null, key, "data"), sequence * 1_000);
    }

    private static EventId id(long sequence) {
        return new EventId(1_000, sequence);
    }

    private static List<Long> ids(History history, EventId after) {
        List<Event> events = new ArrayList<>();
        history.collect(after, id(Long.MAX_VALUE), EventFilter.ALL, Long.MAX_VALUE, events);
        return events.stream().map(event -> event.id().sequence()).toList();
    }
}
