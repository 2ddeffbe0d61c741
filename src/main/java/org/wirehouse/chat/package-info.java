/**
 * Group chat: rooms, who is in them, and what is said. A room is a channel of the hub, so that history, resume and
 * clients that only follow come from there; what a room adds is its members. Everything that happens in a room happens
 * under its lock and is published under it, so whoever enters gets the members and the cursor of one and the same moment.
 *
 * <p>Names are not accounts: a name belongs to whoever has it, for as long as they stay. The ticket that a member gets
 * proves that a returning connection, a second tab or a request is of the same client.
 */
@NullMarked
package org.wirehouse.chat;

import org.jspecify.annotations.NullMarked;
