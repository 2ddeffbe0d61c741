package org.wirehouse.classics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStampsTest {
    @ParameterizedTest
    @CsvSource({
        "2009-11-10T23:00:00Z, Nov 10 23:00:00",
        "2026-01-02T15:04:05.999Z, Jan  2 15:04:05",
        "2026-02-28T00:00:00Z, Feb 28 00:00:00",
        "2026-03-09T09:09:09Z, Mar  9 09:09:09",
        "2026-04-01T01:02:03Z, Apr  1 01:02:03",
        "2026-05-31T23:59:59Z, May 31 23:59:59",
        "2026-06-30T12:00:00Z, Jun 30 12:00:00",
        "2026-07-04T12:00:00Z, Jul  4 12:00:00",
        "2026-08-15T12:00:00Z, Aug 15 12:00:00",
        "2026-09-05T12:00:00Z, Sep  5 12:00:00",
        "2026-10-20T12:00:00Z, Oct 20 12:00:00",
        "2026-12-31T23:59:59Z, Dec 31 23:59:59",
    })
    void areThoseOfGo(Instant time, String stamp) {
        assertThat(new TimeStamps(Clock.fixed(time, ZoneOffset.UTC)).next().getData())
                .isEqualTo(stamp);
    }

    @Test
    void areInTheZoneOfTheClock() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-30T20:00:00Z"), ZoneId.of("Asia/Shanghai"));
        assertThat(new TimeStamps(clock).next().getData()).isEqualTo("Dec  1 04:00:00");
    }
}
