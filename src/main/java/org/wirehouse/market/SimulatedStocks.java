package org.wirehouse.market;

import static org.wirehouse.market.SimulatedStock.pair;
import static org.wirehouse.market.SimulatedStock.share;

import java.util.List;

/**
 * The symbols of the simulation: well-known ones, and some that are awkward in paths, queries and columns.
 *
 * <p>Start prices, drifts, volatilities and activities are invented.
 */
final class SimulatedStocks {
    static final List<SimulatedStock> ALL = List.of(
            share("AAPL", "190.00", 0.09, 0.25, 10),
            share("AMD", "140.00", 0.10, 0.45, 7),
            share("AMZN", "170.00", 0.10, 0.30, 8),
            share("BA", "200.00", 0.02, 0.33, 3),
            share("BAC", "35.00", 0.06, 0.26, 5),
            share("BF.B", "55.00", 0.03, 0.22, 1),
            share("BRK.B", "400.00", 0.08, 0.16, 2),
            share("CAT", "310.00", 0.07, 0.25, 2),
            share("DIS", "100.00", 0.05, 0.28, 3),
            share("GOOGL", "150.00", 0.09, 0.27, 7),
            share("IBM", "175.00", 0.05, 0.20, 2),
            share("INTC", "40.00", 0.01, 0.38, 5),
            share("JNJ", "155.00", 0.04, 0.15, 2),
            share("JPM", "180.00", 0.07, 0.22, 4),
            share("KO", "60.00", 0.05, 0.14, 3),
            share("META", "420.00", 0.10, 0.36, 6),
            share("MSFT", "400.00", 0.09, 0.23, 8),
            share("NVDA", "110.00", 0.14, 0.48, 10),
            share("SPY", "500.00", 0.07, 0.15, 9),
            share("TSLA", "220.00", 0.05, 0.55, 9),
            share("XOM", "105.00", 0.05, 0.24, 3),
            pair("BTC/USD", "60000.00", "0.01", 0.60, 5, "0.0001"),
            pair("ETH/USD", "3000.00", "0.01", 0.70, 3, "0.001"),
            pair("EUR/USD", "1.0800", "0.0001", 0.08, 2, "1000"),
            pair("KRW-BTC", "80000000", "1000", 0.60, 1, "0.0001"),
            pair("7203.T", "2500", "1", 0.26, 1, "100"));

    private SimulatedStocks() {}
}
