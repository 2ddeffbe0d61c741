package org.wirehouse.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.wirehouse.admission.Admission;
import org.wirehouse.admission.AdmissionLimits;
import org.wirehouse.admission.Admissions;
import org.wirehouse.admission.RejectedException;
import org.wirehouse.admission.RejectedException.Reason;

class GateTest {
    private static final String ADDRESS = "192.0.2.1";

    @Test
    void letsInAsManyAsMayBeInside() {
        Gate gate = new Gate(Admissions.ofClients(2));
        gate.enter(ADDRESS);
        gate.enter(ADDRESS);
        assertRejected(gate, Reason.CLIENTS);
        gate.leave(ADDRESS, null);
        gate.enter(ADDRESS);

        ConnectionStatistics statistics = gate.statistics();
        assertThat(statistics.open()).isEqualTo(2);
        assertThat(statistics.opened()).isEqualTo(3);
        assertThat(statistics.refused()).isEqualTo(1);
        assertThat(statistics.overdue()).isZero();
    }

    @Test
    void countsRefusalsByReason() {
        Admission two = new Admission(
                new AdmissionLimits(10, 2, 100),
                OptionalInt::empty,
                Optional::empty,
                System::nanoTime,
                (reason, address) -> {});
        Gate streams = new Gate(two);
        Gate sockets = new Gate(two);
        streams.enter(ADDRESS);
        sockets.enter(ADDRESS);
        assertRejected(streams, Reason.ADDRESS);
        assertRejected(sockets, Reason.ADDRESS);
        streams.shut();
        assertRejected(streams, Reason.SHUTDOWN);

        assertThat(streams.statistics().refused()).isEqualTo(2);
        assertThat(streams.statistics().refusals())
                .containsEntry("address", 1L)
                .containsEntry("shutdown", 1L)
                .containsEntry("heap", 0L);
        assertThat(streams.statistics().open()).isEqualTo(1);
        streams.leave(ADDRESS, null);
        sockets.enter(ADDRESS);
    }

    @Test
    void countsThoseThatDidNotRead() {
        Gate gate = new Gate(Admissions.ofClients(2));
        gate.enter(ADDRESS);
        gate.enter(ADDRESS);
        gate.leave(ADDRESS, new WriteDeadlineException(Duration.ofSeconds(3)));
        gate.leave(ADDRESS, new IllegalStateException("another cause"));
        assertThat(gate.statistics().overdue()).isEqualTo(1);
        assertThat(gate.statistics().open()).isZero();
    }

    @Test
    void letsNobodyInWhenShut() {
        Gate gate = new Gate(Admissions.ofClients(2));
        gate.enter(ADDRESS);
        gate.shut();
        assertThat(gate.isShut()).isTrue();
        assertRejected(gate, Reason.SHUTDOWN);
        assertThat(gate.statistics().open()).isEqualTo(1);
        assertThat(gate.statistics().refused()).isEqualTo(1);
    }

    private static void assertRejected(Gate gate, Reason reason) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> gate.enter(ADDRESS))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
