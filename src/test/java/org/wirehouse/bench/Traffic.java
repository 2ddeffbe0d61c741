package org.wirehouse.bench;

import java.util.concurrent.atomic.LongAdder;

/** What all connections of a fleet have read. Written by the loops, read by the benchmark. */
final class Traffic {
    private final LongAdder bytes = new LongAdder();
    private final LongAdder frames = new LongAdder();

    void read(int count) {
        bytes.add(count);
    }

    void frame() {
        frames.increment();
    }

    /** On the wire, with what the transports put around events. */
    long bytes() {
        return bytes.sum();
    }

    /** Chunks of streams and data frames of WebSockets, heartbeats among them. */
    long frames() {
        return frames.sum();
    }
}
