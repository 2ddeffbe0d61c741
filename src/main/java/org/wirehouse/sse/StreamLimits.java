package org.wirehouse.sse;

import java.time.Duration;

/**
 * What a stream may cost.
 *
 * @param heartbeat how long a stream stays silent before a comment goes out that finds the dead
 * @param writeDeadline how long a client may leave what was written to it unread before it is ended
 * @param maxClients streams open at the same time; more are refused with 503
 */
public record StreamLimits(Duration heartbeat, Duration writeDeadline, int maxClients) {}
