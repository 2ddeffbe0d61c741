/**
 * What event streams and WebSocket sessions share: writing without waiting, an end that comes once, and the count of who
 * is there.
 *
 * <pre>
 *   any thread ──▶ ChunkWriter ──▶ connection     one thread at a time is inside, the others leave their chunk and go
 *                      ▲                │
 *                      └── ready again ─┘         what was written is confirmed, and the next chunk leaves
 * </pre>
 */
@NullMarked
package org.wirehouse.transport;

import org.jspecify.annotations.NullMarked;
