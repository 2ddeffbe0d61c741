package org.wirehouse.support.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** How long servers took from the start of the process until the application was ready. */
public final class Boots {
    private static final List<Duration> TAKEN = new CopyOnWriteArrayList<>();

    private Boots() {}

    static void took(Duration duration) {
        TAKEN.add(duration);
    }

    /** The median of all so far, or zero if there was none. */
    public static Duration median() {
        return TAKEN.isEmpty()
                ? Duration.ZERO
                : TAKEN.stream().sorted().skip(TAKEN.size() / 2).findFirst().orElseThrow();
    }
}
