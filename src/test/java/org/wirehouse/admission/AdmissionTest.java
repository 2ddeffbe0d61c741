package org.wirehouse.admission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.wirehouse.admission.RejectedException.Reason;

class AdmissionTest {
    private static final Duration RECOUNT = Duration.ofMillis(100);

    private OptionalInt heap = OptionalInt.of(10);
    private Optional<FileDescriptors> files = Optional.of(new FileDescriptors(100, 1_000));
    private int counts;
    private int refreshes;
    private long nanos;

    private final Admission admission = new Admission(
            new AdmissionLimits(5, 2, 90),
            new Heap() {
                @Override
                public OptionalInt livePercent() {
                    return heap;
                }

                @Override
                public void refresh() {
                    refreshes++;
                }
            },
            () -> {
                counts++;
                return files;
            },
            () -> nanos,
            (reason, address) -> {});

    @Test
    void countsTheClientsOfAnAddress() {
        admission.enter("192.0.2.1");
        admission.enter("192.0.2.1");
        assertThatThrownBy(() -> admission.enter("192.0.2.1"))
                .hasMessage("your address has 2 connections, which is the limit; close one, or come back later");
        admission.enter("192.0.2.2");

        admission.leave("192.0.2.1");
        admission.enter("192.0.2.1");
        assertRejected(Reason.ADDRESS, "192.0.2.1");
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        admission.enter("2001:db8:1:2::1");
        admission.enter("2001:db8:1:2:ffff::2");
        assertRejected(Reason.ADDRESS, "2001:db8:1:2::3");
        admission.enter("2001:db8:1:3::1");
    }

    @Test
    void doesNotCountWhomItDoesNotKnow() {
        for (int i = 0; i < 10; i++) {
            admission.enter("");
        }
    }

    @Test
    void refusesWhileTheHeapIsFull() {
        heap = OptionalInt.of(89);
        admission.enter("192.0.2.1");
        heap = OptionalInt.of(90);
        assertRejected(Reason.HEAP, "192.0.2.2");
        heap = OptionalInt.empty();
        admission.enter("192.0.2.2");
    }

    @Test
    void looksAgainAtAHeapThatWasTooFullButNotAllTheTime() {
        nanos += Duration.ofMinutes(1).toNanos();
        admission.tick();
        assertThat(refreshes).as("nobody was refused").isZero();

        heap = OptionalInt.of(90);
        assertRejected(Reason.HEAP, "192.0.2.1");
        admission.tick();
        assertThat(refreshes).isEqualTo(1);

        assertRejected(Reason.HEAP, "192.0.2.1");
        admission.tick();
        assertThat(refreshes).as("within the same minute").isEqualTo(1);
        nanos += Duration.ofMinutes(1).toNanos();
        admission.tick();
        assertThat(refreshes).isEqualTo(2);
    }

    @Test
    void leavesThePlaceOfWhoIsRefusedForAnotherReason() {
        admission.enter("192.0.2.1");
        heap = OptionalInt.of(99);
        assertRejected(Reason.HEAP, "192.0.2.1");
        heap = OptionalInt.of(10);
        assertThatCode(() -> admission.enter("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void refusesBeforeTheDescriptorsAreUsedUp() {
        files = Optional.of(new FileDescriptors(900, 1_000)); // 100 are kept for the server
        admission.tick();
        assertRejected(Reason.FILES, "192.0.2.1", RECOUNT, 901);

        files = Optional.of(new FileDescriptors(899, 1_000));
        nanos += RECOUNT.toNanos();
        admission.enter("192.0.2.1");
    }

    @Test
    void addsThoseThatCameAfterTheLastCount() {
        files = Optional.of(new FileDescriptors(897, 1_000));
        admission.tick();
        int before = counts;
        admission.enter("192.0.2.1");
        admission.enter("192.0.2.2");
        admission.enter("192.0.2.3");
        assertRejected(Reason.FILES, "192.0.2.4");
        assertThat(counts).as("not counted anew within 100 ms").isEqualTo(before);

        nanos += RECOUNT.toNanos();
        admission.enter("192.0.2.4");
        assertThat(counts).isEqualTo(before + 1);
    }

    @Test
    void keepsAReserveForTheServer() {
        assertThat(new FileDescriptors(0, 256).reserve()).isEqualTo(32);
        assertThat(new FileDescriptors(0, 4_096).reserve()).isEqualTo(409);
        assertThat(new FileDescriptors(0, 1_048_576).reserve()).isEqualTo(1_000);
    }

    @Test
    void tellsHowNearTheLimitsAre() {
        assertThat(admission.use())
                .isEqualTo(new ResourceUse(OptionalInt.of(10), 90, OptionalLong.of(100), OptionalLong.of(1_000)));
    }

    private void assertRejected(Reason reason, String address, Duration later, long open) {
        files = Optional.of(new FileDescriptors(open, 1_000));
        nanos += later.toNanos();
        assertRejected(reason, address);
    }

    private void assertRejected(Reason reason, String address) {
        RejectedException rejected =
                requireNonNull(catchThrowableOfType(RejectedException.class, () -> admission.enter(address)));
        assertThat(rejected.reason()).isEqualTo(reason);
    }
}
