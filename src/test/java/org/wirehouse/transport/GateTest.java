package org.wirehouse.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void letsInAsManyAsMayBeInside() {
        Gate gate = new Gate(2);
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isFalse();
        gate.leave(null);
        assertThat(gate.enter()).isTrue();

        ConnectionStatistics statistics = gate.statistics();
        assertThat(statistics.open()).isEqualTo(2);
        assertThat(statistics.opened()).isEqualTo(3);
        assertThat(statistics.refused()).isEqualTo(1);
        assertThat(statistics.overdue()).isZero();
    }

    @Test
    void countsThoseThatDidNotRead() {
        Gate gate = new Gate(2);
        gate.enter();
        gate.enter();
        gate.leave(new WriteDeadlineException(Duration.ofSeconds(3)));
        gate.leave(new IllegalStateException("another cause"));
        assertThat(gate.statistics().overdue()).isEqualTo(1);
        assertThat(gate.statistics().open()).isZero();
    }

    @Test
    void letsNobodyInWhenShut() {
        Gate gate = new Gate(2);
        gate.enter();
        gate.shut();
        assertThat(gate.isShut()).isTrue();
        assertThat(gate.enter()).isFalse();
        assertThat(gate.statistics().open()).isEqualTo(1);
        assertThat(gate.statistics().refused()).isEqualTo(1);
    }
}
