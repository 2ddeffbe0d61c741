package org.wirehouse.channels;

import java.util.Locale;
import org.wirehouse.hub.Channel;

/**
 * A channel as it stands.
 *
 * @param retention {@code recent} or {@code latest}
 * @param events how many are retained
 * @param subscriptions how many clients follow it now
 * @param head the id of the newest event
 */
public record ChannelInfo(String name, String retention, int events, int subscriptions, String head) {
    static ChannelInfo of(Channel channel) {
        return new ChannelInfo(
                channel.name(),
                channel.retention().kind().name().toLowerCase(Locale.ROOT),
                channel.size(),
                channel.subscriptions(),
                channel.head().toString());
    }
}
