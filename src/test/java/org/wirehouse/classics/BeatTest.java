package org.wirehouse.classics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeatTest {
    private static final Duration PACE = Duration.ofMillis(300);

    private final FakeSchedule schedule = new FakeSchedule();
    private final FakeSink sink = new FakeSink();
    private final Beat beat = new Beat(schedule);

    @AfterEach
    void stop() {
        schedule.shutdownNow();
    }

    @Test
    void playsOneEventADueTimeAndClosesAfterTheLast() {
        beat.play(sink, ClassicResource.numbers(1, 3), PACE);
        assertThat(sink.data()).isEmpty();
        sink.take();
        assertThat(sink.data()).containsExactly("1");
        assertThat(schedule.runNext()).isEqualTo(PACE);
        sink.take();
        assertThat(schedule.runNext()).isEqualTo(PACE);
        assertThat(sink.isClosed()).isFalse();
        sink.take();
        assertThat(sink.data()).containsExactly("1", "2", "3");
        assertThat(sink.isClosed()).isTrue();
        assertThat(schedule.waiting()).isZero();
    }

    @Test
    void countsToAHundred() {
        beat.play(sink, ClassicResource.numbers(1, 100), Duration.ofSeconds(1));
        sink.take();
        Duration whole = Duration.ZERO;
        while (!sink.isClosed()) {
            whole = whole.plus(schedule.runNext());
            sink.take();
        }
        assertThat(sink.data())
                .isEqualTo(
                        IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).toList());
        assertThat(whole).isEqualTo(Duration.ofSeconds(99));
    }

    @Test
    void playsNoFurtherEventToAClientThatHasNotTakenTheOneBefore() {
        beat.play(
                sink,
                Collections.nCopies(2, ClassicResource.numbers(7, 7).next()).iterator(),
                PACE);
        assertThat(sink.waiting()).isEqualTo(1);
        assertThat(schedule.waiting()).isZero();
        sink.take();
        assertThat(schedule.waiting()).isEqualTo(1);
    }

    @Test
    void waitsForNothingButTheClientIfThereIsNoPace() {
        beat.play(sink, ClassicResource.numbers(0, 9), Duration.ZERO);
        for (int i = 0; i < 10; i++) {
            assertThat(sink.waiting()).as("events at a time").isEqualTo(1);
            sink.take();
        }
        assertThat(sink.data()).containsExactlyElementsOf(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
        assertThat(sink.isClosed()).isTrue();
    }

    @Test
    void stopsWhenTheClientHasLeft() {
        beat.play(sink, ClassicResource.numbers(1, 3), PACE);
        sink.take();
        sink.close();
        schedule.runNext();
        assertThat(sink.data()).containsExactly("1");
        assertThat(schedule.waiting()).isZero();
    }

    @Test
    void stopsWhenTheClientCannotBeWrittenTo() {
        beat.play(sink, ClassicResource.numbers(1, 3), PACE);
        sink.fail();
        assertThat(schedule.waiting()).isZero();
    }
}
