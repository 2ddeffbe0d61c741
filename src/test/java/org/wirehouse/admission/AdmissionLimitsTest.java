package org.wirehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionLimitsTest {
    private static final AdmissionLimits LIMITS = new AdmissionLimits(20_000, 0, 90);

    @Test
    void warnOfAHeapThatIsTooSmallWithTheArithmetic() {
        assertThat(LIMITS.warnings(1L << 30, Optional.empty()))
                .singleElement()
                .asString()
                .contains(
                        "wirehouse.max.clients is 20000",
                        "about 1250 MiB (40000 x 32 KiB)",
                        "90 % of the heap of 1024 MiB is 921 MiB",
                        "-Xmx");
    }

    @Test
    void warnOfTooFewFileDescriptors() {
        assertThat(LIMITS.warnings(8L << 30, Optional.of(new FileDescriptors(300, 4_096))))
                .singleElement()
                .asString()
                .contains(
                        "wirehouse.max.clients is 20000",
                        "40000 file descriptors",
                        "may open 4096",
                        "300 are open",
                        "409 are kept",
                        "beyond 3387",
                        "ulimit -n");
    }

    @Test
    void areSilentWhereThereIsEnough() {
        assertThat(LIMITS.warnings(2L << 30, Optional.of(new FileDescriptors(300, 1_048_576))))
                .isEmpty();
        assertThat(LIMITS.warnings(2L << 30, Optional.empty())).isEmpty();
    }
}
