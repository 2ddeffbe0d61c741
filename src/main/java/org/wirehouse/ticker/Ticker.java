package org.wirehouse.ticker;

import java.time.Duration;
import org.wirehouse.hub.Retention;
import org.wirehouse.market.FeedStatus;
import org.wirehouse.market.Quote;
import org.wirehouse.sse.StreamBroadcaster;
import org.wirehouse.sse.StreamEvent;

/** Tells the clients what the market tells: quotes, and how the feed stands. */
public final class Ticker {
    /** The channel that carries the ticker. */
    public static final String CHANNEL = "ticker";

    /** Type of an event with one {@link Quote}. */
    static final String QUOTE = "quote";

    /** Type of an event with a {@link FeedStatus}. */
    static final String FEED = "feed";

    /** The key under which the status of the feed is kept beside the quotes; no symbol has a space. */
    static final String FEED_KEY = "feed status";

    private static final int BYTES_PER_QUOTE = 2_000;

    private final StreamBroadcaster broadcaster;

    /** @param broadcaster of the channel; does not wait for clients */
    public Ticker(StreamBroadcaster broadcaster) {
        this.broadcaster = broadcaster;
    }

    /** What the channel has to remember: every symbol, until it trades again. */
    public static Retention retention(int maxSymbols) {
        int keys = maxSymbols + 1;
        return new Retention(Retention.Kind.LATEST, keys, (long) keys * BYTES_PER_QUOTE, Duration.ofDays(400));
    }

    /** A symbol has traded. */
    public void quote(Quote quote) {
        broadcaster.publish(StreamEvent.json(quote.symbol(), QUOTE, quote));
    }

    /** The feed stands otherwise than before. */
    public void feed(FeedStatus status) {
        broadcaster.publish(StreamEvent.json(FEED_KEY, FEED, status));
    }
}
