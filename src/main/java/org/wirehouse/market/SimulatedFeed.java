package org.wirehouse.market;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Invented trades of some 25 symbols, for trying things out when there is no market at hand.
 *
 * <p>Prices follow geometric Brownian motion ({@link PriceWalk}), arrivals a Poisson process ({@link Simulation}); the same
 * seed brings the same symbols, prices and sizes in the same order. Nothing of it is market data, which is why its status
 * says {@code simulated} for as long as it runs.
 */
public final class SimulatedFeed implements MarketFeed {
    /** Trades a second over all symbols together, unless said otherwise. */
    public static final double DEFAULT_TRADES_PER_SECOND = 20;

    private static final Logger LOG = System.getLogger(SimulatedFeed.class.getName());
    private static final long MAX_BEHIND_NANOS = 1_000_000_000;

    private final Consumer<Trade> market;
    private final Simulation simulation;
    private final FeedHost host;
    private final Pacer pacer;
    private final FeedLife life;
    private final Set<Refusal> logged = EnumSet.noneOf(Refusal.class);

    /**
     * @param tradesPerSecond over all symbols, on average; above 0 and at most 100,000
     * @throws IllegalArgumentException if {@code tradesPerSecond} is not
     */
    public SimulatedFeed(Consumer<Trade> market, long seed, double tradesPerSecond, FeedHost host) {
        this(market, seed, tradesPerSecond, host, Pacer.real());
    }

    SimulatedFeed(Consumer<Trade> market, long seed, double tradesPerSecond, FeedHost host, Pacer pacer) {
        if (!(tradesPerSecond > 0 && tradesPerSecond <= 100_000)) {
            throw new IllegalArgumentException(
                    "tradesPerSecond must be above 0 and at most 100000, was " + tradesPerSecond);
        }
        this.market = market;
        this.simulation = new Simulation(seed, tradesPerSecond, SimulatedStocks.ALL);
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
        long due = pacer.nanos();
        while (true) {
            Simulation.Step step = simulation.next();
            // after a long halt of the machine the missed trades are left out, not made up for in a burst
            due = Math.max(due + step.gapNanos(), pacer.nanos() - MAX_BEHIND_NANOS);
            pacer.pause(due - pacer.nanos());
            if (pacer.hasEnded()) {
                return;
            }
            bring(step);
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
