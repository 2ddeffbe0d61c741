package org.wirehouse.hub;

/**
 * What a hub has done since it was opened.
 *
 * @param channels how many are declared
 * @param subscriptions how many are open now
 * @param lagging how many of these have a write in flight or something left to read
 * @param published events accepted
 * @param resets batches that told a subscriber that it had missed something
 */
public record HubStatistics(int channels, int subscriptions, long lagging, long published, long resets) {}
