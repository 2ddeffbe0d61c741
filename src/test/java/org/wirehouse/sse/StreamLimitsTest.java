package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamLimitsTest {
    @ParameterizedTest
    @CsvSource({"15, 30", "15, 4", "1, 30", "3600, 30"})
    void noStreamIsSilentForMoreThanAQuarterLonger(long heartbeat, long writeDeadline) {
        StreamLimits limits = new StreamLimits(Duration.ofSeconds(heartbeat), Duration.ofSeconds(writeDeadline));

        assertThat(limits.silence().plus(limits.look()).toMillis()).isEqualTo(heartbeat * 1_250);
        assertThat(limits.look().multipliedBy(4)).isLessThanOrEqualTo(Duration.ofSeconds(writeDeadline));
    }

    @ParameterizedTest
    @CsvSource({"15, 30", "12, 30"})
    void aSilentStreamIsLookedAtThriceForEachHeartbeat(long heartbeat, long writeDeadline) {
        StreamLimits limits = new StreamLimits(Duration.ofSeconds(heartbeat), Duration.ofSeconds(writeDeadline));

        assertThat(limits.silence()).isEqualTo(limits.look().multipliedBy(2));
    }
}
