package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirehouse.hub.EventFilter;

class SymbolFilterTest {
    @Test
    void readsListsAndRepeatedParameters() {
        assertThat(SymbolFilter.of(List.of("AAPL, BRK.B", "BTC/USD,,")))
                .isEqualTo(SymbolFilter.of(List.of("BTC/USD,BRK.B,AAPL")));
    }

    @Test
    void letsAllPassIfThereIsNone() {
        assertThat(SymbolFilter.of(List.of())).isSameAs(EventFilter.ALL);
        assertThat(SymbolFilter.of(List.of(" , "))).isSameAs(EventFilter.ALL);
    }

    @Test
    void refusesWhatCannotBeASymbolAndNamesIt() {
        for (String bad : List.of("A B", ".", "..", "A/..")) {
            assertThatThrownBy(() -> SymbolFilter.of(List.of("AAPL," + bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + bad + "'");
        }
    }
}
