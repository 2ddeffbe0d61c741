package org.wirehouse.channels;

import java.util.List;

/**
 * Events that are read back, oldest first.
 *
 * @param reset true if events after the cursor are no longer there, or if the cursor is not of this log; the page then begins
 *     with the oldest event that is retained
 * @param head the id of the newest event of the channel: read on until the last event of a page has it
 */
public record EventPage(List<EventInfo> events, boolean reset, String head) {}
