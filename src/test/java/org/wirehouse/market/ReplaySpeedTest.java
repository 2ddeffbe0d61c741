package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySpeedTest {
    @ParameterizedTest
    @CsvSource({
        "600, 600, 100000000",
        "0.5, 0.5, 120000000000",
        " 1 , 1, 60000000000",
        "1e3, 1000, 60000000",
        "MAX, max, 0"
    })
    void dividesTheTimeOfTheMarket(String text, String shown, long nanosOfAMinute) {
        ReplaySpeed speed = ReplaySpeed.parse(text);

        assertThat(speed).hasToString(shown);
        assertThat(speed.realNanos(Duration.ofMinutes(1))).isEqualTo(nanosOfAMinute);
    }

    @Test
    void staysWithinNanosecondsWhateverTheSpan() {
        assertThat(ReplaySpeed.parse("0.000001").realNanos(Duration.ofDays(3_000_000)))
                .isEqualTo(Long.MAX_VALUE / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "fast", "600x", "1e999999999", "NaN"})
    void refusesWhatIsNoSpeed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplaySpeed.parse(text))
                .withMessageContaining(text);
    }

    @Test
    void refusesAFactorOfZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplaySpeed(Optional.of(BigDecimal.ZERO)));
    }
}
