/**
 * The load generator and the benchmark of the whole server: one event to many clients, and what it costs.
 *
 * <pre>
 *   Benchmark ──▶ Target (a server with the WAR)          CPU time, memory, threads, file handles
 *       │             ▲ POST          │ events
 *       ├── Publisher ┘               ▼
 *       └── Fleet ──▶ ClientLoop ──▶ Connection ──▶ EventScanner ──▶ Tally
 *                     (a selector)   (SSE, WebSocket)                (order, gaps, latency)
 * </pre>
 *
 * {@code src/bench/run} starts it.
 */
@NullMarked
package org.wirehouse.bench;

import org.jspecify.annotations.NullMarked;
