package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wirehouse.market.Trades.trade;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteBoardTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final QuoteBoard board = new QuoteBoard(ZoneOffset.UTC, 3);

    @Test
    void opensTheDayWithTheFirstTrade() {
        Quote quote = board.apply(trade("25.10", "100", "2014-09-17T13:30:00Z"));

        assertThat(quote)
                .isEqualTo(new Quote(
                        "A",
                        new BigDecimal("25.10"),
                        new BigDecimal("0.00"),
                        new BigDecimal("0.00"),
                        new BigDecimal("25.10"),
                        new BigDecimal("25.10"),
                        new BigDecimal("25.10"),
                        new BigDecimal("100"),
                        1,
                        Instant.parse("2014-09-17T13:30:00Z")));
    }

    @Test
    void measuresTheChangeAgainstTheOpenWhileNoDayBeforeIsKnown() {
        board.apply(trade("80", "1", "2014-09-17T13:30:00Z"));
        Quote quote = board.apply(trade("81", "1", "2014-09-17T13:30:01Z"));

        assertThat(quote.change()).isEqualTo("1");
        assertThat(quote.changePercent()).isEqualTo("1.25");
    }

    @Test
    void roundsThePercentHalfToEven() {
        board.apply(trade("800", "1", "2014-09-17T13:30:00Z"));

        assertThat(board.apply(trade("801", "1", "2014-09-17T13:30:01Z")).changePercent())
                .isEqualTo("0.12");
        assertThat(board.apply(trade("797", "1", "2014-09-17T13:30:02Z")).changePercent())
                .isEqualTo("-0.38");
    }

    @Test
    void startsOverOnALaterDayAndMeasuresAgainstTheLastPriceBefore() {
        board.apply(trade("80", "5", "2014-09-17T13:30:00Z"));
        board.apply(trade("100", "5", "2014-09-17T13:31:00Z"));
        Quote quote = board.apply(trade("90", "7", "2014-09-19T13:30:00Z"));

        assertThat(quote)
                .isEqualTo(new Quote(
                        "A",
                        new BigDecimal("90"),
                        new BigDecimal("-10"),
                        new BigDecimal("-10.00"),
                        new BigDecimal("90"),
                        new BigDecimal("90"),
                        new BigDecimal("90"),
                        new BigDecimal("7"),
                        1,
                        Instant.parse("2014-09-19T13:30:00Z")));
        assertThat(board.candles("A", Duration.ofDays(1)).orElseThrow()).hasSize(1);
    }

    @Test
    void keepsPriceAndTimeWhenATradeComesLate() {
        board.apply(trade("10", "1", "2014-09-17T13:31:00Z"));
        Quote low = board.apply(trade("9", "2", "2014-09-17T13:30:00Z"));
        Quote high = board.apply(trade("12", "4", "2014-09-17T13:30:30Z"));

        assertThat(low.low()).isEqualTo("9");
        assertThat(high.price()).isEqualTo("10");
        assertThat(high.open()).isEqualTo("9");
        assertThat(high.high()).isEqualTo("12");
        assertThat(high.low()).isEqualTo("9");
        assertThat(high.volume()).isEqualTo("7");
        assertThat(high.trades()).isEqualTo(3);
        assertThat(high.time()).isEqualTo("2014-09-17T13:31:00Z");
        assertThat(board.candles("A", Duration.ofMinutes(1))
                        .orElseThrow()
                        .get(0)
                        .high())
                .isEqualTo("12");
    }

    @Test
    void ordersTheTradesOfAMinuteByTheirTime() {
        board.apply(trade("2", "1", "2014-09-17T15:00:10Z"));
        board.apply(trade("7", "1", "2014-09-17T15:01:00Z"));
        board.apply(trade("3", "1", "2014-09-17T15:00:50.998Z"));
        board.apply(trade("5", "1", "2014-09-17T15:00:05Z"));
        board.apply(trade("4", "1", "2014-09-17T15:00:05Z"));
        board.apply(trade("6", "1", "2014-09-17T15:00:50.998Z"));

        assertThat(board.candles("A", Duration.ofMinutes(1)).orElseThrow())
                .containsExactly(
                        candle("2014-09-17T15:00:00Z", "5", "6", "2", "6", "5", 5),
                        candle("2014-09-17T15:01:00Z", "7", "7", "7", "7", "1", 1));
        assertThat(board.quote("A").orElseThrow().open()).isEqualTo("5");
    }

    @Test
    void letsACorrectionOfEqualTimeReplaceAWrongPrice() {
        board.apply(trade("10", "1", "2014-09-17T13:31:00Z"));
        board.apply(trade("1000", "1", "2014-09-17T13:32:00Z"));
        Quote corrected = board.apply(trade("11", "0", "2014-09-17T13:32:00Z"));

        assertThat(corrected.price()).isEqualTo("11");
        assertThat(corrected.volume()).isEqualTo("2");
    }

    @Test
    void countsAPrintThatComesJustAfterMidnightForItsDay() {
        board.apply(trade("10", "1", "2014-09-17T23:59:58Z"));
        assertThat(board.apply(trade("12", "1", "2014-09-18T00:00:00.1Z")).change())
                .isEqualTo("2");
        Quote quote = board.apply(trade("11", "5", "2014-09-17T23:59:59.5Z"));

        assertThat(quote.change()).isEqualTo("1");
        assertThat(quote.price()).isEqualTo("12");
        assertThat(quote.volume()).isEqualTo("1");
        assertThat(quote.trades()).isEqualTo(1);
        assertThat(board.apply(trade("9", "5", "2014-09-17T23:59:59Z")).change())
                .as("an earlier print is not the close")
                .isEqualTo("1");
    }

    @Test
    void measuresAgainstALatePrintIfNoDayBeforeWasKnown() {
        board.apply(trade("12", "1", "2014-09-18T00:00:00Z"));

        assertThat(board.apply(trade("10", "1", "2014-09-17T23:59:59Z")).change())
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014-09-17T23:59:55.999Z", "2014-09-17T12:00:00Z", "2014-09-16T23:59:59Z"})
    void refusesAPrintOfTheDayBeforeThatIsLaterThanAllowed(String time) {
        board.apply(trade("10", "1", "2014-09-17T13:30:00Z"));
        Quote before = board.apply(trade("12", "1", "2014-09-18T00:00:01Z"));

        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> board.apply(trade("11", "1", time)))
                .withMessageContainingAll(time, "2014-09-18T00:00:01Z", "5 s")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.DAY_OVER));
        assertThat(board.quote("A")).contains(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT1H0.001S"})
    void refusesToWaitForLatePrintsForLongerThanAnHour(Duration maxLate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuoteBoard(ZoneOffset.UTC, 1, maxLate))
                .withMessageContaining(maxLate.toString());
    }

    @Test
    void takesTheLastOfEqualTimesAsTheNewest() {
        board.apply(trade("10", "1", "2014-09-17T13:31:00Z"));

        assertThat(board.apply(trade("11", "1", "2014-09-17T13:31:00Z")).price())
                .isEqualTo("11");
    }

    @Test
    void refusesATradeOfAnEarlierDayAndStaysAsItWas() {
        QuoteBoard strict = new QuoteBoard(ZoneOffset.UTC, 1, Duration.ZERO);
        strict.apply(trade("10", "1", "2014-09-17T00:00:00Z"));

        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> strict.apply(trade("11", "1", "2014-09-16T23:59:59.999999999Z")))
                .withMessageContaining("2014-09-16T23:59:59.999999999Z")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.DAY_OVER));
        assertThat(strict.quote("A").orElseThrow().trades()).isEqualTo(1);
    }

    @Test
    void beginsDaysInItsZone() {
        QuoteBoard newYork = new QuoteBoard(NEW_YORK, 1);
        newYork.apply(trade("10", "1", "2018-01-03T04:59:59Z"));

        assertThat(newYork.apply(trade("11", "1", "2018-01-03T05:00:00Z")).trades())
                .isEqualTo(1);
        assertThat(newYork.apply(trade("11", "1", "2018-01-04T00:55:37Z")).trades())
                .isEqualTo(2);
    }

    @Test
    void refusesASymbolTooMany() {
        for (String symbol : List.of("C", "A", "B")) {
            board.apply(trade(symbol, "1", "1", "2014-09-17T13:30:00Z"));
        }

        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> board.apply(trade("D", "1", "1", "2014-09-17T13:30:00Z")))
                .withMessageContaining("D")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SYMBOLS_FULL));
        assertThat(board.apply(trade("A", "2", "1", "2014-09-17T13:30:00Z")).trades())
                .isEqualTo(2);
        assertThat(board.quotes()).extracting(Quote::symbol).containsExactly("A", "B", "C");
    }

    @Test
    void knowsNothingOfASymbolWithoutTrades() {
        assertThat(board.quote("A")).isEmpty();
        assertThat(board.candles("A", Duration.ofMinutes(1))).isEmpty();
        assertThat(board.quotes()).isEmpty();
    }

    @Test
    void joinsTheMinutesOfAnInterval() {
        board.apply(trade("10", "1", "2014-09-17T13:30:00Z"));
        board.apply(trade("12", "2", "2014-09-17T13:30:59.999Z"));
        board.apply(trade("9", "3", "2014-09-17T13:34:00Z"));
        board.apply(trade("11", "4", "2014-09-17T13:35:00Z"));

        assertThat(board.candles("A", Duration.ofMinutes(5)).orElseThrow())
                .containsExactly(
                        candle("2014-09-17T13:30:00Z", "10", "12", "9", "9", "6", 3),
                        candle("2014-09-17T13:35:00Z", "11", "11", "11", "11", "4", 1));
        assertThat(board.candles("A", Duration.ofDays(1)).orElseThrow())
                .containsExactly(candle("2014-09-17T00:00:00Z", "10", "12", "9", "11", "10", 4));
    }

    @Test
    void makesOneDailyCandleOfADayOf25Hours() {
        QuoteBoard newYork = new QuoteBoard(NEW_YORK, 1);
        newYork.apply(trade("10", "1", "2014-11-02T04:00:00Z"));
        newYork.apply(trade("11", "1", "2014-11-03T04:59:00Z"));

        assertThat(newYork.candles("A", Duration.ofDays(1)).orElseThrow())
                .containsExactly(candle("2014-11-02T04:00:00Z", "10", "11", "10", "11", "2", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1M", "PT30S", "PT1M1S", "PT7M", "PT25H", "PT48H", "PT1M0.5S", "PT9999999999H"})
    void refusesIntervalsThatDoNotDivideADayIntoWholeMinutes(Duration interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.candles("A", interval))
                .withMessageContaining(interval.toString());
    }

    @Test
    void refusesToHoldNoSymbol() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuoteBoard(ZoneOffset.UTC, 0))
                .withMessageContaining("was 0");
    }

    private static Candle candle(
            String time, String open, String high, String low, String close, String volume, long trades) {
        return new Candle(
                Instant.parse(time),
                new BigDecimal(open),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal(close),
                new BigDecimal(volume),
                trades);
    }
}
