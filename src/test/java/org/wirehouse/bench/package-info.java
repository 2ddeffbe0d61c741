/**
 * The load generator and the benchmark of the whole server: one event to many clients, and what it costs.
 *
 * <pre>
 *   Benchmark ──▶ Catalogue ──▶ Experiment      Alternating (one load or a Search), OneByOne (Loads, TickerDay, LongRun)
 *                                   │ starts, loads, measures
 *       ┌───────────────────────────┤
 *       ▼                           ▼
 *     Bench ──▶ Results           Candidate (War, Peer) ──▶ Target          CPU time, memory, threads, file handles
 *               Measurement, Course                          ▲ POST     │ events
 *                                                            │          ▼
 *                                                     Publisher         Fleet ──▶ ClientLoop ──▶ Connection ──▶ Scanner
 *                                                     (Audience, Churn) (a selector) (SSE, WebSocket) (order, gaps, latency)
 * </pre>
 *
 * <p>{@code src/bench/run} starts it. A measurement knows its {@link org.wirehouse.bench.Figure figures} only as a table of
 * numbers, so that an experiment can have figures of its own and the tables and plots need not know it.
 */
@NullMarked
package org.wirehouse.bench;

import org.jspecify.annotations.NullMarked;
