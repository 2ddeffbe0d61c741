package org.wirehouse.hub;

import java.util.Optional;
import java.util.function.Function;

/**
 * Channels that nobody declares one by one: each is made when it is first held, and retired when nobody holds it, nobody
 * follows it and nothing of it is retained. When there are as many as allowed, one that nobody holds or follows gives way to
 * a new one, with what it retains: the one that was silent longest.
 *
 * @param prefix how the names of its channels begin
 * @param canonical finds the one name of a channel for whatever name, prefix included, it is asked for by; empty if no
 *     channel can have that name. What it returns must be returned for itself as well, unless the channel exists
 * @param maxChannels how many there may be at a time, at least 1
 */
public record ChannelFamily(
        String prefix, Function<String, Optional<String>> canonical, Retention retention, int maxChannels) {
    /** @throws IllegalArgumentException if there could be no channel */
    public ChannelFamily {
        if (maxChannels < 1) {
            throw new IllegalArgumentException("a family must allow at least 1 channel, were " + maxChannels);
        }
    }
}
