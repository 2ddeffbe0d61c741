package org.wirehouse.hub;

/** How a batch relates to what its subscriber already has. */
public enum Continuity {
    /** It follows what was received before, without a gap. */
    FOLLOWS,
    /** It begins with all that is retained: the first batch of a subscriber that had nothing. */
    WHOLE,
    /** Events are missing before it, because the cursor was older than the history or not of this log. */
    RESET
}
