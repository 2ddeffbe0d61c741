package org.wirehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    @Test
    void doublesUpToTheLongestWait() {
        assertThat(Stream.generate(() -> backoff.after(Duration.ZERO).toSeconds())
                        .limit(8))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void beginsAnewOnlyAfterWhatLastedAsLongAsTheLongestWait() {
        backoff.after(Duration.ZERO);
        backoff.after(Duration.ZERO);

        assertThat(backoff.after(Duration.ofSeconds(29))).hasSeconds(4);
        assertThat(backoff.after(Duration.ofSeconds(30))).hasSeconds(1);
        assertThat(backoff.after(Duration.ZERO)).hasSeconds(2);
    }
}
