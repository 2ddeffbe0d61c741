package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "25.10, 25.10",
        "0, 0",
        "-3, -3",
        "+1, 1",
        ".5, 0.5",
        "5., 5",
        "1e3, 1000",
        "1.50E-2, 0.0150",
        "007, 7",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "0.000000000000000001, 1E-18"
    })
    void keepsTheScaleAndWritesOutExponents(String text, BigDecimal expected) {
        assertThat(Decimals.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "1,000",
                "abc",
                "NaN",
                "Infinity",
                "0x10",
                "1e",
                "--1",
                "1.2.3",
                ".",
                "١٢",
                "1d",
                "1e999999999",
                "1e-999999999",
                "1e999",
                "1e-19",
                "0e31",
                "1234567890123456789012345678901",
                "0.1234567890123456789"
            })
    void refusesWhatIsNoNumberOrOutOfBounds(String text) {
        assertThat(refused(() -> Decimals.parse(text)).refusal()).isEqualTo(Refusal.NUMBER_BROKEN);
    }

    @Test
    void refusesTenThousandDigitsAndShowsOnlyTheFirst() {
        RefusedTradeException refused = refused(() -> Decimals.parse("9".repeat(10_000)));

        assertThat(refused.reason()).endsWith("'" + "9".repeat(40) + "…'");
    }

    @Test
    void refusesANumberMadeElsewhereBeforeWritingItOut() {
        BigDecimal hostile = new BigDecimal(BigInteger.ONE, -999_999_999);

        assertThat(refused(() -> Decimals.bounded(hostile)).refusal()).isEqualTo(Refusal.NUMBER_BROKEN);
    }

    @Property
    void readsBackWhatItWrites(@ForAll long unscaled, @ForAll @IntRange(min = 0, max = 18) int scale) {
        BigDecimal number = BigDecimal.valueOf(unscaled, scale);

        assertThat(Decimals.parse(number.toPlainString())).isEqualTo(number);
    }

    private static RefusedTradeException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable parse) {
        return catchThrowableOfType(RefusedTradeException.class, parse);
    }
}
