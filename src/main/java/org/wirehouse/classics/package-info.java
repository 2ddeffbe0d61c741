/**
 * The small examples that tutorials of Server-Sent Events teach with, byte for byte as their clients know them.
 *
 * <p>Each is an iterator of events that {@link org.wirehouse.classics.Beat} plays to one client at a pace. They are not
 * channels: everybody begins at the beginning, and what a client has not heard, nobody has to remember.
 */
@NullMarked
package org.wirehouse.classics;

import org.jspecify.annotations.NullMarked;
