package org.wirehouse.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBindingTest {
    private static final Jsonb JSONB = JsonBinding.create();

    /** A number in all places where an object can have one. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Numbers(
            BigDecimal plain,
            Optional<BigDecimal> optional,
            List<BigDecimal> list,
            Map<String, BigDecimal> map,
            BigDecimal[] array,
            Object object) {
        static Numbers of(BigDecimal number) {
            return new Numbers(
                    number,
                    Optional.of(number),
                    List.of(number),
                    Map.of("one", number),
                    new BigDecimal[] {number},
                    number);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.00000001, 0.00000001",
        "0E-8, 0.00000000",
        "-1E-18, -0.000000000000000001",
        "25.10, 25.10",
        "1E+3, 1000",
        "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void writesNumbersPlainlyWithTheirDecimals(BigDecimal number, String expected) {
        assertThat(JSONB.toJson(number)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void writesNoExponentAnywhereAndLosesNothing(
            @ForAll BigInteger digits, @ForAll @IntRange(min = -30, max = 40) int scale) {
        BigDecimal number = new BigDecimal(digits, scale);
        String json = JSONB.toJson(Numbers.of(number));
        JsonObject read = Json.createReader(new StringReader(json)).readObject();

        assertThat(json.replaceAll("\"[a-z]+\"", "")).doesNotContainIgnoringCase("e");
        for (BigDecimal back : List.of(
                read.getJsonNumber("plain").bigDecimalValue(),
                read.getJsonNumber("optional").bigDecimalValue(),
                read.getJsonArray("list").getJsonNumber(0).bigDecimalValue(),
                read.getJsonObject("map").getJsonNumber("one").bigDecimalValue(),
                read.getJsonArray("array").getJsonNumber(0).bigDecimalValue(),
                read.getJsonNumber("object").bigDecimalValue())) {
            assertThat(back).isEqualTo(scale < 0 ? number.setScale(0) : number);
        }
    }
}
