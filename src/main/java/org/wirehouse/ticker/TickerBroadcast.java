package org.wirehouse.ticker;

import jakarta.ws.rs.sse.Sse;
import org.wirehouse.sse.EventStream;

/** Whose broadcaster carries the ticker to its streams: ours, or for comparison that of the container. */
@FunctionalInterface
public interface TickerBroadcast {
    /** Registers a stream that has just been opened. */
    void register(EventStream stream, Sse sse);
}
