package org.wirehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
    private static final Set<String> KNOWN =
            Set.of("symbols", "lastEventId", "channel", "after", "limit", "feed", "history.count", "history.bytes");

    @ParameterizedTest
    @CsvSource({
        "symbol,        symbols",
        "symbls,        symbols",
        "channels,      channel",
        "lasteventid,   lastEventId",
        "LastEventID,   lastEventId",
        "fed,           feed",
        "limti,         limit",
        "histroy.count, history.count",
        "history.byte,  history.bytes"
    })
    void isFoundForAMisspeltOne(String misspelt, String right) {
        assertThat(NearestName.of(misspelt, KNOWN)).contains(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_", "t", "ts", "cachebuster", "nocache", "utm_source", "symmetric", "name"})
    void isNotFoundForADifferentOne(String other) {
        assertThat(NearestName.of(other, KNOWN)).isEmpty();
    }
}
