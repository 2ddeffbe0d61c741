/**
 * Channels, their history, and the cursors that read it.
 *
 * <p>A channel is a log; a subscriber is a cursor in it. Publishing appends, and never waits for anybody. A subscription
 * owns one position and at most one write in flight; when that write is done it takes all that came after its position
 * as one batch. Live delivery, replay after a lost connection, batching under load and the
 * conflation of quotes are therefore one mechanism, and a client that lags costs no more than one that keeps up.
 *
 * <pre>
 *   publish ──▶ Backplane ──▶ Channel ── History (recent, or latest per key)
 *               gives ids        │ ▲
 *                           wakes│ │takes a Batch
 *                                ▼ │
 *                     Pump ─▶ Subscription ──▶ Outlet (a transport)
 * </pre>
 *
 * <p>A pump is a thread that wakes subscriptions. Those whose connection belongs to a thread of the container have their
 * home there, and the pump leaves the waking of all that share it to that thread.
 *
 * <p>The package knows {@code java.*} and our tools for text only, so that it can be tested, measured and reused without a server.
 */
@NullMarked
package org.wirehouse.hub;

import org.jspecify.annotations.NullMarked;
