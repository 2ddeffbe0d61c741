package org.wirehouse.hub;

import java.util.List;

/**
 * Events of a channel that were read back after a cursor.
 *
 * @param events oldest first, unmodifiable
 * @param reset true if events after the cursor are missing, or if the cursor does not belong to this log; in the second case
 *     the page begins with the oldest event that is retained
 * @param head the id of the newest event of the channel when it was read; no event of the page is after it
 */
public record Page(List<Event> events, boolean reset, EventId head) {}
