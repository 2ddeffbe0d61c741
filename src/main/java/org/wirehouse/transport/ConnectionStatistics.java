package org.wirehouse.transport;

/**
 * What the connections of one transport have seen since the application started.
 *
 * @param open now
 * @param opened ever
 * @param refused because there were too many, or because the application went down
 * @param overdue ended because the client did not read within the deadline
 * @param writes what was handed over to the container: batches, heartbeats and answers, each one
 * @param bytes the same in bytes, without what HTTP or WebSocket frame them with
 */
public record ConnectionStatistics(int open, long opened, long refused, long overdue, long writes, long bytes) {}
