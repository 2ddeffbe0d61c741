package org.wirehouse.market;

import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * What a feed needs of the place where it runs.
 *
 * @param threads makes the feed's one thread; in a server a managed one
 * @param clock the time of invented trades
 * @param listener is told of every change of state and, about once a second, of a replay's progress; called by the feed's
 *     thread or by the one that closes it, one call at a time; must not wait for whoever closes the feed
 */
public record FeedHost(ThreadFactory threads, Clock clock, Consumer<FeedStatus> listener) {}
