package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenAttemptsTest {
    private static final String GUESSER = "192.0.2.1";
    private static final String OTHER = "192.0.2.2";

    private long nanos;
    private final TokenAttempts attempts = new TokenAttempts(() -> nanos);

    @Test
    void slowAnAddressThatGuesses() {
        for (int i = 0; i < TokenAttempts.WRONG_A_MINUTE; i++) {
            assertThat(attempts.delay(GUESSER)).isZero();
            attempts.wrong(GUESSER);
        }
        assertThat(attempts.delay(GUESSER)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(6));
        assertThat(attempts.delay(OTHER)).isZero();

        nanos += Duration.ofSeconds(6).toNanos();
        assertThat(attempts.delay(GUESSER)).isZero();
        attempts.wrong(GUESSER);
        assertThat(attempts.delay(GUESSER)).isPositive();
    }

    @Test
    void takeANetworkOfIpv6ForOneAddress() {
        for (int i = 0; i < TokenAttempts.WRONG_A_MINUTE; i++) {
            attempts.wrong("2001:db8::" + i);
        }
        assertThat(attempts.delay("2001:db8::ffff")).isPositive();
    }

    @Test
    void knowWhoHasPublished() {
        assertThat(attempts.isPublisher(OTHER)).isFalse();
        attempts.right(OTHER);
        assertThat(attempts.isPublisher(OTHER)).isTrue();
        assertThat(attempts.isPublisher(GUESSER)).isFalse();
    }

    @Test
    void tellABoundedNumberOfAddressesApart() {
        for (int i = 0; i < TokenAttempts.MAX_ADDRESSES + TokenAttempts.WRONG_A_MINUTE; i++) {
            attempts.wrong("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        }
        assertThat(attempts.delay("192.0.2.77"))
                .as("shared by all further ones")
                .isPositive();

        nanos += Duration.ofMinutes(1).toNanos();
        attempts.tick();
        assertThat(attempts.delay("192.0.2.77")).isZero();
    }
}
