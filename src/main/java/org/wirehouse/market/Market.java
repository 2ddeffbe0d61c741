package org.wirehouse.market;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * Where all trades meet: each is applied to the board and its quote handed to the listener as one step.
 *
 * <p>Any number of threads may bring trades. Applying and hearing happen under one lock, so the listener hears the quotes
 * of a symbol in order; it must be quick, for meanwhile all feeds wait. A listener that throws loses that quote alone: the
 * first such exception is logged, and the feed goes on.
 */
public final class Market {
    private static final Logger LOG = System.getLogger(Market.class.getName());

    private final Object lock = new Object();
    private final QuoteBoard board;
    private final Consumer<Quote> listener;
    private boolean listenerFailed;

    /** @param board from now on written by this market alone */
    public Market(QuoteBoard board, Consumer<Quote> listener) {
        this.board = board;
        this.listener = listener;
    }

    /**
     * Takes a trade.
     *
     * @throws RefusedTradeException if the board refuses it; the listener hears nothing then
     */
    public void accept(Trade trade) {
        synchronized (lock) {
            tell(board.apply(trade));
        }
    }

    /** The board, for reading. */
    public QuoteBoard board() {
        return board;
    }

    private void tell(Quote quote) {
        try {
            listener.accept(quote);
        } catch (RuntimeException e) {
            if (!listenerFailed) {
                listenerFailed = true;
                LOG.log(Level.ERROR, "the listener of quotes failed, first at " + quote, e);
            }
        }
    }
}
