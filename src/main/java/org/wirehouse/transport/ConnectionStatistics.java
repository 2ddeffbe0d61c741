package org.wirehouse.transport;

import java.util.Map;

/**
 * What the connections of one transport have seen since the application started.
 *
 * @param open now
 * @param opened ever
 * @param refused before they began; the sum of {@code refusals}
 * @param refusals by reason: {@code clients}, {@code address}, {@code heap}, {@code files}, {@code shutdown}
 * @param overdue ended because the client did not read within the deadline
 * @param writes what was handed over to the container: batches, heartbeats and answers, each one
 * @param bytes the same in bytes, without what HTTP or WebSocket frame them with
 */
public record ConnectionStatistics(
        int open, long opened, long refused, Map<String, Long> refusals, long overdue, long writes, long bytes) {}
