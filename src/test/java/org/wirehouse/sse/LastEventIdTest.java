package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import org.junit.jupiter.api.Test;
import org.wirehouse.hub.EventId;

class LastEventIdTest {
    private static final EventId HEAD = new EventId(9, 9);

    @Test
    void prefersTheHeader() {
        assertThat(LastEventId.of("1-2", "3-4", HEAD)).isEqualTo(new EventId(1, 2));
        assertThat(LastEventId.of(null, "3-4", HEAD)).isEqualTo(new EventId(3, 4));
        assertThat(LastEventId.of(" ", "", HEAD)).isEqualTo(HEAD);
        assertThat(LastEventId.of(null, null, HEAD)).isEqualTo(HEAD);
    }

    @Test
    void takesAHeaderOfSomebodyElseForForeign() {
        assertThat(LastEventId.of("17", null, HEAD)).isEqualTo(EventId.FOREIGN);
    }

    @Test
    void refusesABadQueryAndNamesIt() {
        assertThatThrownBy(() -> LastEventId.of(null, "17", HEAD))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("lastEventId")
                .hasMessageContaining("'17'");
    }
}
