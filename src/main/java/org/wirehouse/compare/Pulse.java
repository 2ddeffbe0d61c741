package org.wirehouse.compare;

import java.time.Clock;
import java.time.Duration;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.Retention;

/**
 * A channel that beats while somebody follows it, and a minute longer, so that who was cut off has something to catch up
 * with. Each event is {@code {"n":N,"time":T}}: a number that grows by one, so
 * that a gap shows, and the milliseconds since the Unix epoch at which it was published.
 */
public final class Pulse {
    /** The channel. */
    public static final String CHANNEL = "pulse";

    /** Between two beats. */
    public static final Duration INTERVAL = Duration.ofMillis(100);

    private static final int BEATS_A_MINUTE = (int) Duration.ofMinutes(1).dividedBy(INTERVAL);

    private static final Retention RETENTION =
            new Retention(Retention.Kind.RECENT, 3_000, 4L << 20, Duration.ofMinutes(5));

    private final Hub hub;
    private final Channel channel;
    private final Clock clock;
    private long n;
    private int beatsLeft;

    /** Declares the channel. */
    public Pulse(Hub hub, Clock clock) {
        this.hub = hub;
        this.channel = hub.declare(CHANNEL, RETENTION);
        this.clock = clock;
    }

    /** True if anybody listens. */
    public boolean isHeard() {
        return channel.subscriptions() > 0;
    }

    /**
     * Beats, if anybody listens. To be called every {@link #INTERVAL}, by one thread at a time.
     *
     * @return true if it is to be called again, false if it need not before it {@link #isHeard()}
     */
    public boolean beat() {
        beatsLeft = isHeard() ? BEATS_A_MINUTE : beatsLeft - 1;
        if (beatsLeft > 0) {
            hub.publish(Publication.json(CHANNEL, "beat", null, "{\"n\":" + ++n + ",\"time\":" + clock.millis() + "}"));
        }
        return beatsLeft > 0;
    }
}
