package org.wirehouse;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import org.wirehouse.channels.Publisher;
import org.wirehouse.hub.Publication;
import org.wirehouse.market.MarketFeed;
import org.wirehouse.market.Trade;
import org.wirehouse.market.TradeIntake;

/**
 * What other parts of the application send in as CDI events. What is refused is thrown to whoever fired it: {@code fire}
 * throws it, the stage that {@code fireAsync} returns fails with it. None of it waits for a client.
 */
@Dependent
public class Inbox {
    private final Publisher publisher;
    private final MarketFeed feed;
    private final TradeIntake intake;

    @Inject
    public Inbox(Publisher publisher, MarketFeed feed, TradeIntake intake) {
        this.publisher = publisher;
        this.feed = feed;
        this.intake = intake;
    }

    /** Publishes into a channel; throws as {@link Publisher#publish} does. */
    void publish(@Observes Publication publication) {
        publisher.publish(publication);
    }

    void publishAsync(@ObservesAsync Publication publication) {
        publisher.publish(publication);
    }

    /**
     * Takes a trade, as if it had been posted.
     *
     * @throws IllegalStateException if another feed brings the trades
     * @throws org.wirehouse.market.RefusedTradeException if the trade is of a day that is over, too far ahead of the clock,
     *     or of one symbol too many
     */
    void trade(@Observes Trade trade) {
        feed.status().requireLive();
        intake.take(trade);
    }

    void tradeAsync(@ObservesAsync Trade trade) {
        trade(trade);
    }
}
