package org.wirehouse.module.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import org.wirehouse.market.Trade;

/** Tells the followers of the ticker what the desk has sold. */
@ApplicationScoped
public class PriceDesk {
    @Inject
    Event<Trade> trades;

    public void sold(String symbol, String price, long shares) {
        trades.fire(new Trade(symbol, new BigDecimal(price), BigDecimal.valueOf(shares), Instant.now()));
    }
}
