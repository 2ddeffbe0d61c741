package org.wirehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private static final EventId HEAD = new EventId(20, 5);

    @Test
    void choosesTheNewestHoweverTheyAreOrdered() {
        assertThat(Cursors.newest(List.of("20-3", "9-9"), HEAD)).contains(new EventId(20, 3));
        assertThat(Cursors.newest(List.of("9-9", "20-3"), HEAD)).contains(new EventId(20, 3));
        assertThat(Cursors.newest(List.of("0-0", "20-5"), HEAD)).contains(HEAD);
    }

    @Test
    void passesOverBlankAndBrokenValues() {
        assertThat(Cursors.newest(List.of("", "20-3"), HEAD)).contains(new EventId(20, 3));
        assertThat(Cursors.newest(List.of("20-3", " "), HEAD)).contains(new EventId(20, 3));
        assertThat(Cursors.newest(List.of("undefined", "20-3", "null"), HEAD)).contains(new EventId(20, 3));
    }

    /** After the clock was set back, the query of a page may hold an id ahead of all that are given now. */
    @Test
    void prefersAnIdThatThisLogCanHaveGiven() {
        assertThat(Cursors.newest(List.of("30-1", "20-3"), HEAD)).contains(new EventId(20, 3));
        assertThat(Cursors.newest(List.of("30-1", "31-1"), HEAD)).contains(new EventId(31, 1));
    }

    @Test
    void isEmptyIfNothingWasSent() {
        assertThat(Cursors.newest(List.of(), HEAD)).isEmpty();
        assertThat(Cursors.newest(List.of("", " "), HEAD)).isEmpty();
    }

    @Test
    void refusesValuesOfWhichNoneIsAnId() {
        assertThatThrownBy(() -> Cursors.newest(List.of("", "abc", "17"), HEAD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'abc'");
    }
}
