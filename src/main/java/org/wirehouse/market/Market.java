package org.wirehouse.market;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final boolean negativePrices;
    private boolean listenerFailed;

    /**
     * @param board from now on written by this market alone
     * @param negativePrices whether prices may be zero or below, as those of power, spreads and some futures are
     */
    public Market(QuoteBoard board, Consumer<Quote> listener, boolean negativePrices) {
        this.board = board;
        this.listener = listener;
        this.negativePrices = negativePrices;
    }

    /** A market whose prices are above zero. */
    public Market(QuoteBoard board, Consumer<Quote> listener) {
        this(board, listener, false);
    }

    /**
     * Takes a trade.
     *
     * @throws RefusedTradeException if its price is not allowed or the board refuses it; the listener hears nothing then
     */
    public void accept(Trade trade) {
        if (!negativePrices && trade.price().signum() <= 0) {
            throw new RefusedTradeException(
                    Refusal.PRICE_NOT_POSITIVE,
                    "the price must be above zero, was " + trade.price().toPlainString());
        }
        synchronized (lock) {
            tell(board.apply(trade));
        }
    }

    /**
     * Takes trades of the past in one step: the board applies them all, and the listener hears only the last quote of each
     * symbol. Trades that the board refuses are left out.
     *
     * @param past in order of time
     */
    public void acceptPast(List<Trade> past) {
        synchronized (lock) {
            Map<String, Quote> last = new LinkedHashMap<>();
            for (Trade trade : past) {
                try {
                    last.put(trade.symbol(), board.apply(trade));
                } catch (RefusedTradeException e) {
                    LOG.log(Level.DEBUG, "a trade of the past was refused: {0}", e.reason());
                }
            }
            last.values().forEach(this::tell);
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
