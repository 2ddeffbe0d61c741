package org.wirehouse.hub;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The channels of a family that are in use or retain events. All that makes or retires one happens under one lock, so a channel that is
 * held cannot go, and one that has gone cannot be held.
 *
 * <p>What was lost with a retired channel is remembered by a single id for the whole family: a channel that is made again
 * begins there, so that an old cursor is reset and a newer one is not.
 */
final class Family {
    private final ChannelFamily terms;
    private final Map<String, Channel> all;
    private final Executor pump;
    private final Map<String, Channel> live = new HashMap<>();
    private EventId lost;

    /**
     * @param all where the channels can be found while they exist
     * @param origin where the log begins
     */
    Family(ChannelFamily terms, Map<String, Channel> all, EventId origin, Executor pump) {
        this.terms = terms;
        this.all = all;
        this.lost = origin;
        this.pump = pump;
    }

    /** The one name of the channel that is asked for; empty if it would not be of this family. */
    Optional<String> canonical(String name) {
        return name.startsWith(terms.prefix()) ? terms.canonical().apply(name) : Optional.empty();
    }

    /**
     * Keeps the channel until it is {@linkplain #release released} as often as it was held; makes it if need be, where
     * necessary in place of the one that nobody holds and whose newest event is the oldest.
     *
     * @param name canonical
     * @throws TooManyChannelsException if there are as many as allowed, and all are held
     */
    synchronized Channel hold(String name) {
        Channel channel = live.get(name);
        if (channel == null) {
            if (live.size() >= terms.maxChannels() && !dropOldest()) {
                throw new TooManyChannelsException(name, terms.maxChannels());
            }
            channel = new Channel(name, terms.retention(), Duration.ZERO, lost, pump, this);
            live.put(name, channel);
            all.put(name, channel);
        }
        channel.holds++;
        return channel;
    }

    synchronized void release(Channel channel) {
        channel.holds--;
        retireIfIdle(channel);
    }

    synchronized void retireIdle() {
        List.copyOf(live.values()).forEach(this::retireIfIdle);
    }

    private void retireIfIdle(Channel channel) {
        if (channel.holds == 0 && channel.history().isEmpty() && live.remove(channel.name(), channel)) {
            forget(channel, channel.history().floor());
        }
    }

    private boolean dropOldest() {
        Optional<Channel> oldest =
                live.values().stream().filter(channel -> channel.holds == 0).min(Comparator.comparing(Channel::head));
        oldest.ifPresent(channel -> {
            live.remove(channel.name());
            forget(channel, channel.head());
        });
        return oldest.isPresent();
    }

    private void forget(Channel channel, EventId gone) {
        lost = gone.isAfter(lost) ? gone : lost;
        all.remove(channel.name());
    }
}
