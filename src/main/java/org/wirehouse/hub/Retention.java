package org.wirehouse.hub;

import java.time.Duration;

/**
 * What a channel remembers.
 *
 * @param kind which events
 * @param maxEvents at least 1
 * @param maxBytes estimated heap bytes, at least 1
 * @param maxAge counted from the time of publication, positive; checked once a second
 */
public record Retention(Kind kind, int maxEvents, long maxBytes, Duration maxAge) {
    /** Which events a channel remembers. */
    public enum Kind {
        /** The most recent ones: news, chat. */
        RECENT,
        /** The latest of each key: quotes. Known as compaction in Kafka. */
        LATEST
    }

    /** @throws IllegalArgumentException if a bound is not positive */
    public Retention {
        if (maxEvents < 1 || maxBytes < 1 || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("the bounds of a history must be positive, were " + maxEvents
                    + " events, " + maxBytes + " bytes, " + maxAge);
        }
    }
}
