package org.wirehouse.market;

/**
 * A source of trades that runs by itself on a thread of its own.
 *
 * <p>It starts at most once, and ends when it is closed, when there is no more to bring, or when it fails; an end is final.
 * All methods may be called from any thread.
 */
public interface MarketFeed extends AutoCloseable {
    /**
     * Begins to bring trades and returns at once.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    void start();

    /** How it stands at this moment. */
    FeedStatus status();

    /**
     * Ends the feed within a second, also while it waits for its next trade; when this returns, no more trades come unless
     * the market itself holds one up for longer than that. Closing twice does nothing.
     */
    @Override
    void close();
}
