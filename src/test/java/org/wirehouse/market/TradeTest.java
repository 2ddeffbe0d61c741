package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeTest {
    private static final Instant NOON = Instant.parse("2014-09-17T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "BRK.B",
                "BF/B",
                "KRW-BTC",
                "BTC/USD",
                "/ES",
                "X/",
                "...",
                "A./B",
                "A..",
                "Ä株Ω",
                "12345678901234567890",
                "𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜"
            })
    void takesSymbolsOfVisibleCharacters(String symbol) {
        assertThat(trade(symbol, "1", "1", NOON).symbol()).isEqualTo(symbol);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "A B",
                "A,B",
                "A\n",
                "A\u0000",
                "A\u200b",
                "A\u00a0",
                "A\u2028",
                "A\ud800",
                "\u202eA",
                "123456789012345678901",
                ".",
                "..",
                "A/.",
                "./A",
                "A/../B"
            })
    void refusesOtherSymbols(String symbol) {
        refuses(Refusal.SYMBOL_INVALID, () -> trade(symbol, "1", "1", NOON));
    }

    @Test
    void refusesANegativeSizeAndTakesZero() {
        refuses(Refusal.SIZE_NEGATIVE, () -> trade("A", "1", "-1", NOON));
        assertThat(trade("A", "1", "0", NOON).size()).isZero();
    }

    @Test
    void refusesNumbersThatWouldBlowUpInASum() {
        refuses(Refusal.NUMBER_BROKEN, () -> trade("A", "1e999999999", "1", NOON));
        refuses(Refusal.NUMBER_BROKEN, () -> trade("A", "1", "1e-999999999", NOON));
    }

    @Test
    void refusesTimesWithoutACalendarDay() {
        refuses(Refusal.TIME_UNKNOWN, () -> trade("A", "1", "1", Instant.MAX));
        refuses(Refusal.TIME_UNKNOWN, () -> trade("A", "1", "1", Instant.MIN));
    }

    @Test
    void namesTheOffendingValueShortenedAndOnOneLine() {
        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> trade("X\nY" + "z".repeat(1000), "1", "1", NOON))
                .withMessageEndingWith("'X?Y" + "z".repeat(37) + "…'");
    }

    @Test
    void labelsItsRefusalsInKebabCase() {
        assertThat(Refusal.PRICE_NOT_POSITIVE.label()).isEqualTo("price-not-positive");
    }

    private static Trade trade(String symbol, String price, String size, Instant time) {
        return new Trade(symbol, new BigDecimal(price), new BigDecimal(size), time);
    }

    private static void refuses(Refusal refusal, ThrowingCallable call) {
        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
