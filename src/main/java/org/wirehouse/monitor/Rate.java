package org.wirehouse.monitor;

import java.math.BigDecimal;
import java.util.Optional;

/** How fast a count grows between two looks at it. For one thread. */
final class Rate {
    private static final double NANOS_PER_SECOND = 1e9;

    private boolean looked;
    private long lastCount;
    private long lastNanos;

    /**
     * Looks at the count.
     *
     * @param nanos of the clock that {@link System#nanoTime()} reads
     * @return how much it has grown per second since the look before, to a tenth; empty if there was none, or no time has
     *     passed
     */
    Optional<BigDecimal> at(long count, long nanos) {
        long grown = count - lastCount;
        long passed = nanos - lastNanos;
        boolean known = looked && passed > 0;
        looked = true;
        lastCount = count;
        lastNanos = nanos;
        return known
                ? Optional.of(BigDecimal.valueOf(Math.round(grown * NANOS_PER_SECOND / passed * 10), 1))
                : Optional.empty();
    }
}
