package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AheadLimitTest {
    private final AheadLimit limit =
            new AheadLimit(Duration.ofSeconds(60), Duration.ofSeconds(5), ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T15:00:00Z, 2026-03-02T15:01:00Z",
        "2026-03-02T15:00:00Z, 1999-01-01T00:00:00Z",
        "2026-03-02T23:59:50Z, 2026-03-03T00:00:40Z",
        "2026-03-03T04:59:58Z, 2026-03-03T05:00:03Z",
        "2026-03-03T05:00:00Z, 2026-03-03T05:01:00Z"
    })
    void allowsWhatIsNotFarAhead(Instant now, Instant time) {
        limit.check(time, now);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T15:00:00Z, 2026-03-02T15:01:00.000000001Z, 61, 60",
        "2026-03-02T15:00:00Z, 2026-03-02T15:05:00Z, 300, 60",
        "2026-03-02T15:00:00Z, 2026-03-03T00:00:00Z, 32400, 60",
        "2026-03-03T04:59:58Z, 2026-03-03T05:00:03.001Z, 6, 5",
        "2026-03-03T04:59:30Z, 2026-03-03T05:00:00Z, 30, 5"
    })
    void refusesWhatIsFurtherAheadAndSaysByHowMuch(Instant now, Instant time, String ahead, String allowed) {
        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> limit.check(time, now))
                .withMessageContainingAll(
                        time.toString(), ahead + " s ahead", "at most " + allowed + " s", "clock and time zone")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TIME_IN_FUTURE));
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "0, 1", "5, 3", "60, 60"})
    void keepsTheCurrentDayOpenForRealTradesWhateverTheBounds(int late, int most) {
        ZoneId zone = ZoneId.of("UTC");
        QuoteBoard board = new QuoteBoard(zone, 1, Duration.ofSeconds(late));
        AheadLimit bounds = new AheadLimit(Duration.ofSeconds(most), Duration.ofSeconds(late), zone);
        Instant midnight = Instant.parse("2026-03-03T00:00:00Z");
        board.apply(Trades.trade("10", "1", midnight.minusSeconds(90).toString()));
        for (int second = -70; second < 0; second++) {
            Instant now = midnight.plusSeconds(second);
            takeIfAllowed(board, bounds, midnight, now);
            takeIfAllowed(board, bounds, now.plusSeconds(most), now);

            assertThat(board.apply(Trades.trade("11", "1", now.toString()))).isNotNull();
        }
    }

    private static void takeIfAllowed(QuoteBoard board, AheadLimit bounds, Instant time, Instant now) {
        try {
            bounds.check(time, now);
        } catch (RefusedTradeException e) {
            return;
        }
        board.apply(Trades.trade("12", "1", time.toString()));
    }
}
