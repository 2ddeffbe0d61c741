package org.wirehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {
    @Property
    void readsWhatItWrites(
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long millis,
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long sequence) {
        EventId id = new EventId(millis, sequence);
        assertThat(EventId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void comparesNumbersNotText() {
        assertThat(EventId.parse("9-10")).isGreaterThan(EventId.parse("9-9")).isLessThan(EventId.parse("10-0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "1", "1-", "-1", "1-2-3", "a-1", "1-b", "+1-1", "1 -1", "١-١", "1234567890123456789-0"})
    void refusesAnythingElseAndNamesIt(String text) {
        assertThatThrownBy(() -> EventId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void shortensALongOneInTheMessage() {
        assertThatThrownBy(() -> EventId.parse("x".repeat(10_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(120);
    }
}
