package org.wirehouse.sse;

import java.time.Duration;

/**
 * What a stream may cost.
 *
 * @param heartbeat about how long a stream is silent before a comment goes out that finds the dead; a quarter longer at most
 * @param writeDeadline how long a client may leave what was written to it unread before it is ended
 */
public record StreamLimits(Duration heartbeat, Duration writeDeadline) {
    /** How often each stream is looked after: thrice in the longest silence, and four times in the deadline. */
    Duration look() {
        Duration third = longestSilence().dividedBy(3);
        Duration quarter = writeDeadline.dividedBy(4);
        return third.compareTo(quarter) < 0 ? third : quarter;
    }

    /** After how much silence a heartbeat is due, because it would come too late with the next look. */
    Duration silence() {
        return longestSilence().minus(look());
    }

    private Duration longestSilence() {
        return heartbeat.multipliedBy(5).dividedBy(4);
    }
}
