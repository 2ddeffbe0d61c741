/**
 * Trades in, quotes and candles out, and the feeds that bring trades.
 *
 * <p>Every trade, wherever it comes from, passes one {@link org.wirehouse.market.Market}: it is applied to the
 * {@link org.wirehouse.market.QuoteBoard} and its quote handed on under one lock, so that the quotes of a symbol are heard
 * in the order in which they came to be. A board holds one calendar day; it is no archive.
 *
 * <pre>
 *   SimulatedFeed ─┐
 *   ReplayFeed ────┼─ Trade ─▶ Market ─ Quote ─▶ listener
 *   TradeIntake ───┘              │
 *                            QuoteBoard ◀─ read by any number of threads
 * </pre>
 *
 * <p>Prices and sizes are decimal numbers with the scale they came with; only the simulation reckons in binary floating
 * point. Whatever comes from outside is bounded before it is stored, and what is refused names its
 * {@link org.wirehouse.market.Refusal}.
 */
@NullMarked
package org.wirehouse.market;

import org.jspecify.annotations.NullMarked;
