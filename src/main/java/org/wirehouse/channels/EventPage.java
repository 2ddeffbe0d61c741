package org.wirehouse.channels;

import java.util.List;
import org.wirehouse.hub.Page;

/**
 * Events that are read back, oldest first.
 *
 * @param reset true if events after the cursor are no longer there, or if the cursor is not of this log; the page then begins
 *     with the oldest event that is retained
 * @param head the id of the newest event of the channel: read on until the last event of a page has it
 */
public record EventPage(List<EventInfo> events, boolean reset, String head) {
    static EventPage of(Page page) {
        return new EventPage(
                page.events().stream().map(EventInfo::of).toList(),
                page.reset(),
                page.head().toString());
    }
}
