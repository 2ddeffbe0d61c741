package org.wirehouse.bench;

import java.net.URI;
import java.util.Map;

/**
 * Where clients connect to and where events are published.
 *
 * @param streams paths relative to the base; {@code {channel}} stands for a channel, if there are several
 * @param publishing likewise, takes an event as the body of a POST
 */
record Site(URI base, Map<Transport, String> streams, String publishing) {
    private static final String CHANNEL = "{channel}";

    /** Copies {@code streams}. */
    Site {
        streams = Map.copyOf(streams);
    }

    static Site ofWar(URI base) {
        return new Site(
                base,
                Map.of(
                        Transport.SSE, "api/stream?channel=" + CHANNEL,
                        Transport.WEBSOCKET, "ws/stream?channel=" + CHANNEL),
                "api/channels/" + CHANNEL + "/events?type=tick");
    }

    /** A path for {@link Transport#request}. */
    String stream(Transport transport, String channel) {
        String path = streams.get(transport);
        if (path == null) {
            throw new IllegalArgumentException(base + " has no " + transport);
        }
        return path.replace(CHANNEL, channel);
    }

    URI publishing(String channel) {
        return base.resolve(publishing.replace(CHANNEL, channel));
    }
}
