package org.wirehouse.sse;

import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Framing;

/**
 * From where and how a stream looks at the channels it follows.
 *
 * @param after the cursor: the last id that the client has seen, or where a new client begins
 * @param filter which events it wants
 * @param framing how they are written
 */
public record Viewpoint(EventId after, EventFilter filter, Framing<byte[]> framing) {
    /** That of a stream which follows nothing and only gets events of its own. */
    static final Viewpoint NONE = new Viewpoint(EventId.FOREIGN, EventFilter.ALL, SseFraming.EVENTS);
}
