package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirehouse.hub.EventId;

class LastEventIdTest {
    private static final EventId HEAD = new EventId(9, 9);
    private static final EventId START = new EventId(9, 0);

    @Test
    void takesTheNewestIdOfHeaderAndQuery() {
        assertThat(of(List.of("3-4"), List.of("1-2"))).isEqualTo(new EventId(3, 4));
        assertThat(of(List.of("1-2"), List.of("3-4"))).isEqualTo(new EventId(3, 4));
        assertThat(of(List.of(), List.of("1-2", "3-4", "2-9"))).isEqualTo(new EventId(3, 4));
    }

    @Test
    void beginsAtTheStartIfThereIsNone() {
        assertThat(of(List.of(), List.of())).isEqualTo(START);
        assertThat(of(List.of(" "), List.of("", ""))).isEqualTo(START);
    }

    @Test
    void takesAHeaderOfAnotherServerForForeign() {
        assertThat(of(List.of("17"), List.of())).isEqualTo(EventId.FOREIGN);
        assertThat(of(List.of("gr\u00F6\u00DFe"), List.of())).isEqualTo(EventId.FOREIGN);
        assertThat(of(List.of("17"), List.of("3-4"))).isEqualTo(new EventId(3, 4));
        assertThat(of(List.of("17"), List.of("x"))).isEqualTo(EventId.FOREIGN);
    }

    @Test
    void refusesAQueryWithoutAnyIdAndNamesIt() {
        assertThatThrownBy(() -> of(List.of(), List.of("", "17", "x")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("lastEventId")
                .hasMessageContaining("'17'");
    }

    private static EventId of(List<String> headers, List<String> queries) {
        return LastEventId.of(headers, queries, HEAD, START);
    }
}
