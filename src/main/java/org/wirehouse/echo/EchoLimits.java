package org.wirehouse.echo;

import java.time.Duration;

/**
 * What an echo may cost.
 *
 * @param maxBytes of one message, at most {@value #HIGHEST_MAX_BYTES}; a larger one closes the session with 1009
 * @param patience how long a peer that sends without reading is waited for
 */
public record EchoLimits(int maxBytes, Duration patience) {
    /** What the endpoint is made for; the setting may lower it. */
    public static final int HIGHEST_MAX_BYTES = 16 * 1024 * 1024;
}
