package org.wirehouse.transport;

import java.util.concurrent.atomic.LongAdder;

/** Counts what the connections of one transport hand over to the container. */
public final class Traffic {
    private final LongAdder writes = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    void wrote(int size) {
        writes.increment();
        bytes.add(size);
    }

    long writes() {
        return writes.sum();
    }

    long bytes() {
        return bytes.sum();
    }
}
