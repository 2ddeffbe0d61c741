package org.wirehouse.market;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the trades of one pass are due, reckoned from its first.
 *
 * <p>A trade older than one before it is due at once. So is everything that is behind, so that a replay that was held up
 * catches up.
 */
final class ReplayPace {
    private final ReplaySpeed speed;
    private final Pacer pacer;
    private final long begun;
    private @Nullable Instant first;

    ReplayPace(ReplaySpeed speed, Pacer pacer) {
        this.speed = speed;
        this.pacer = pacer;
        this.begun = pacer.nanos();
    }

    void await(Instant time) throws InterruptedException {
        if (first == null) {
            first = time;
        }
        long elapsed = pacer.nanos() - begun;
        pacer.pause(speed.realNanos(Duration.between(first, time)) - elapsed);
    }
}
