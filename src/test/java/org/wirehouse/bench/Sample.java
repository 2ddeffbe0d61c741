package org.wirehouse.bench;

/**
 * How a server stood at one moment.
 *
 * @param seconds since the first
 * @param threads that live
 * @param fileHandles that are open
 * @param residentBytes of memory
 * @param deliveries to all steady clients together, since they were connected
 * @param came other clients that have come so far
 */
public record Sample(double seconds, int threads, int fileHandles, long residentBytes, long deliveries, long came) {}
