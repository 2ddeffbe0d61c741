package org.wirehouse.admission;

import java.util.Optional;
import java.util.OptionalInt;

/** Decisions for tests of whoever asks for them. */
public final class Admissions {
    private Admissions() {}

    /** Limits nothing but the number of clients. */
    public static Admission ofClients(int maxClients) {
        return new Admission(
                new AdmissionLimits(maxClients, 0, 100),
                OptionalInt::empty,
                Optional::empty,
                System::nanoTime,
                (reason, address) -> {});
    }
}
