/**
 * The small examples that tutorials of Server-Sent Events and WebSocket teach with, byte for byte as their clients know them.
 *
 * <p>Each stream is an iterator of events that {@link org.wirehouse.classics.Beat} plays to one client at a pace. Streams
 * are not channels: everybody begins at the beginning, and what a client has not heard, nobody has to remember. The group
 * is one, so that nobody waits for a member that does not read.
 */
@NullMarked
package org.wirehouse.classics;

import org.jspecify.annotations.NullMarked;
