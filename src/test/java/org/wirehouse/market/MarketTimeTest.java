package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2014-09-17T13:30:00.531657Z, 2014-09-17T13:30:00.531657Z",
        "2014-09-17T09:30:00-04:00, 2014-09-17T13:30:00Z",
        "2014-09-17T13:30Z, 2014-09-17T13:30:00Z",
        "2014-09-17 13:30:00+00:00, 2014-09-17T13:30:00Z",
        "2014-09-17 13:30:00.531657+00, 2014-09-17T13:30:00.531657Z",
        "2014-09-17 13:30:00Z, 2014-09-17T13:30:00Z",
        "2014-09-17 13:30:00 UTC, 2014-09-17T13:30:00Z",
        "2014-09-17 09:30:00 -0400, 2014-09-17T13:30:00Z",
        "2014-09-17T09:30:00-0400, 2014-09-17T13:30:00Z",
        "2014-09-17T09:30-04, 2014-09-17T13:30:00Z",
        "2014-09-17t19:00+0530, 2014-09-17T13:30:00Z",
        "2014-09-17T19:00:00.123456789+05:30, 2014-09-17T13:30:00.123456789Z",
        "1410960600, 2014-09-17T13:30:00Z",
        "1410960600.25, 2014-09-17T13:30:00.25Z",
        "1410960600531, 2014-09-17T13:30:00.531Z",
        "1410960600531.657, 2014-09-17T13:30:00.531657Z",
        "1356998659486096, 2013-01-01T00:04:19.486096Z",
        "1410960600531657123, 2014-09-17T13:30:00.531657123Z",
        "100000000, 1973-03-03T09:46:40Z"
    })
    void readsIsoTimesAndTellsTheUnitOfAnEpochByItsMagnitude(String text, Instant expected) {
        assertThat(MarketTime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2014-09-17",
                "2014-09-17T13:30:00",
                "2014-09-17 13:30:00",
                "2014-09-17T 13:30:00Z",
                "2014-09-17  13:30:00Z",
                "2014-09-17T13:30:00+",
                "2014-09-17T13:30:00+5",
                "2014-09-17T13:30:00+05:",
                "2014-09-17T13:30:00+99",
                "2014-09-17T13:30:00 EST",
                "2014-09-17T13Z",
                "2014-09-17T25:00:00Z",
                "20140917",
                "20140917133000",
                "-1410960600",
                "1e9",
                "99999999",
                "99999999999999999999",
                "2014-13-01T00:00:00Z",
                "14109606005316571234567890123456789012345678"
            })
    void refusesWhatHasNoneOfTheForms(String text) {
        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> MarketTime.parse(text))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TIME_UNKNOWN));
    }
}
