package org.wirehouse.market;

import java.util.function.Consumer;

/** No source of its own: trades are sent in from outside, through {@link TradeIntake}. */
public final class LiveFeed implements MarketFeed {
    private final Consumer<FeedStatus> listener;

    /** @param listener is told once that the market is live */
    public LiveFeed(Consumer<FeedStatus> listener) {
        this.listener = listener;
    }

    @Override
    public void start() {
        listener.accept(status());
    }

    @Override
    public FeedStatus status() {
        return FeedStatus.live();
    }

    @Override
    public void close() {
        // nothing runs
    }
}
