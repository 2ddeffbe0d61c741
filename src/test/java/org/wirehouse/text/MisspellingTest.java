package org.wirehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisspellingTest {
    private static final Set<String> KNOWN = Set.of("symbols", "lastEventId", "channel", "type", "key", "limit");

    @ParameterizedTest
    @CsvSource({
        "symbol,symbols",
        "Symbols,symbols",
        "symobls,symbols",
        "channels,channel",
        "chanel,channel",
        "lasteventid,lastEventId",
        "lastEventID,lastEventId",
        "last-event-id,lastEventId",
        "after,lastEventId",
        "keys,key",
        "tpye,type",
        "limits,limit"
    })
    void namesTheParameterThatIsMeant(String sent, String meant) {
        assertThat(Misspelling.among(List.of("_", sent), KNOWN))
                .hasValue("there is no parameter '" + sent + "', did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "t", "ts", "time", "nocache", "cb", "random", "v", "utm_source", "", "x"})
    void leavesOtherParametersAlone(String sent) {
        assertThat(Misspelling.among(List.of(sent, "symbols"), KNOWN)).isEmpty();
    }

    @Test
    void findsNothingWhereNoParameterIsKnown() {
        assertThat(Misspelling.among(List.of("symbol", "after"), Set.of())).isEmpty();
    }
}
