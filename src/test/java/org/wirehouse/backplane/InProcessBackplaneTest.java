package org.wirehouse.backplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.TestClock;

class InProcessBackplaneTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void growsItsIdsAcrossARestart() {
        EventId before = firstId(NOW, EventId.ZERO);
        assertThat(firstId(NOW.plusMillis(1), EventId.ZERO)).isGreaterThan(before);
    }

    @Test
    void growsItsIdsAcrossARestartThoughTheClockWasSetBackIfTheHighestIsKept() {
        EventId before = firstId(NOW, EventId.ZERO);
        assertThat(firstId(NOW.minus(Duration.ofDays(1)), before)).isGreaterThan(before);
        assertThat(firstId(NOW, before)).isGreaterThan(before);
    }

    @Test
    void followsTheClockWhereItIsAheadOfTheHighest() {
        EventId old = new EventId(5, 9);
        assertThat(firstId(NOW, old).millis()).isEqualTo(NOW.toEpochMilli());
    }

    private static EventId firstId(Instant start, EventId highest) {
        try (InProcessBackplane backplane = new InProcessBackplane(new TestClock(start), highest)) {
            assertThat(backplane.origin()).isGreaterThan(highest);
            backplane.start(event -> {});
            return backplane.publish(new Publication("news", null, null, "x"));
        }
    }
}
