package org.wirehouse.market;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Invented trades of some 25 symbols, for trying things out when there is no market at hand.
 *
 * <p>Prices follow geometric Brownian motion ({@link PriceWalk}), arrivals a Poisson process ({@link Simulation}); the same
 * seed brings the same symbols, prices and sizes in the same order. Nothing of it is market data, which is why its status
 * says {@code simulated} for as long as it runs.
 *
 * <p>It begins with a past of some hours, so that candles and charts have something to show from the start.
 */
public final class SimulatedFeed implements MarketFeed {
    /** Trades a second over all symbols together, unless said otherwise. */
    public static final double DEFAULT_TRADES_PER_SECOND = 20;

    private static final Logger LOG = System.getLogger(SimulatedFeed.class.getName());
    private static final long MAX_BEHIND_NANOS = 1_000_000_000;

    /** How far back the past reaches. */
    static final Duration PAST = Duration.ofHours(3);

    /** Trades a second of the past, at most: even the quietest symbol then trades in most minutes. */
    static final double PAST_TRADES_PER_SECOND = 2;

    private final Consumer<Trade> market;
    private final Consumer<List<Trade>> history;
    private final double tradesPerSecond;
    private final Simulation simulation;
    private final FeedHost host;
    private final Pacer pacer;
    private final FeedLife life;
    private final Set<Refusal> logged = EnumSet.noneOf(Refusal.class);

    /**
     * @param history takes the trades of the past, once, in order of time, before {@code market} takes the first
     * @param tradesPerSecond over all symbols, on average; above 0 and at most 100,000
     * @throws IllegalArgumentException if {@code tradesPerSecond} is not
     */
    public SimulatedFeed(
            Consumer<Trade> market, Consumer<List<Trade>> history, long seed, double tradesPerSecond, FeedHost host) {
        this(market, history, seed, tradesPerSecond, host, Pacer.real());
    }

    SimulatedFeed(
            Consumer<Trade> market,
            Consumer<List<Trade>> history,
            long seed,
            double tradesPerSecond,
            FeedHost host,
            Pacer pacer) {
        if (!(tradesPerSecond > 0 && tradesPerSecond <= 100_000)) {
            throw new IllegalArgumentException(
                    "tradesPerSecond must be above 0 and at most 100000, was " + tradesPerSecond);
        }
        this.market = market;
        this.history = history;
        this.tradesPerSecond = tradesPerSecond;
        this.simulation = new Simulation(seed, SimulatedStocks.ALL);
        this.host = host;
        this.pacer = pacer;
        this.life = new FeedLife(FeedStatus.SIMULATED, host, pacer, Optional::empty);
    }

    @Override
    public void start() {
        life.start(this::run);
    }

    @Override
    public FeedStatus status() {
        return life.status();
    }

    @Override
    public void close() {
        life.close();
    }

    private void run() throws InterruptedException {
        history.accept(past());
        long due = pacer.nanos();
        while (true) {
            Simulation.Step step = simulation.next(tradesPerSecond);
            // after a long halt of the machine the missed trades are left out, not made up for in a burst
            due = Math.max(due + step.gapNanos(), pacer.nanos() - MAX_BEHIND_NANOS);
            pacer.pause(due - pacer.nanos());
            if (pacer.hasEnded()) {
                return;
            }
            bring(step);
        }
    }

    private List<Trade> past() {
        double rate = Math.min(tradesPerSecond, PAST_TRADES_PER_SECOND);
        Instant now = host.clock().instant();
        Instant time = now.minus(PAST);
        List<Trade> trades = new ArrayList<>();
        while (true) {
            Simulation.Step step = simulation.next(rate);
            time = time.plusNanos(step.gapNanos());
            if (!time.isBefore(now)) {
                return trades;
            }
            trades.add(new Trade(step.symbol(), step.price(), step.size(), time));
        }
    }

    private void bring(Simulation.Step step) {
        try {
            market.accept(new Trade(
                    step.symbol(), step.price(), step.size(), host.clock().instant()));
        } catch (RefusedTradeException e) {
            if (logged.add(e.refusal())) {
                LOG.log(Level.WARNING, "a simulated trade was refused, the first for this cause: " + e.reason());
            }
        }
    }
}
