package org.wirehouse.transport;

/**
 * What the connections of one transport have seen since the application started.
 *
 * @param open now
 * @param opened ever
 * @param refused because there were too many, or because the application went down
 * @param overdue ended because the client did not read within the deadline
 */
public record ConnectionStatistics(int open, long opened, long refused, long overdue) {}
