package org.wirehouse.bench;

import java.time.Duration;

/**
 * Of a long run.
 *
 * @param clients that stay
 * @param lasting without the warm-up
 * @param churn other clients that come in a second
 * @param life the longest that such a client stays
 * @param stall how long one that never reads stays
 * @param every the time between two samples
 */
record LongSettings(int clients, Duration lasting, double churn, Duration life, Duration stall, Duration every) {
    static LongSettings read(Options options) {
        return new LongSettings(
                options.whole("long.clients", 200, 1, 1_000_000),
                Duration.ofMillis((long) (60_000 * options.decimal("long.minutes", 30, 0.1, 100_000))),
                options.decimal("long.churn", 10, 0.1, 1_000),
                Duration.ofSeconds(options.whole("long.life.seconds", 10, 1, 3_600)),
                Duration.ofSeconds(options.whole("long.stall.seconds", 100, 1, 3_600)),
                Duration.ofSeconds(options.whole("long.sample.seconds", 10, 1, 3_600)));
    }
}
