package org.wirehouse.bench;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What all clients have received. Written by the loops, read by the benchmark. */
final class Tally {
    private static final long HIGHEST_MICROS = 600_000_000;

    private final Recorder latency = new Recorder(HIGHEST_MICROS, 3);
    private final LongAdder delivered = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder outOfOrder = new LongAdder();

    /** Checks the order of one client's events; a number that was left out counts as missed. */
    final class OfClient implements EventScanner.Listener {
        private volatile long last = -1; // written by one loop

        @Override
        public void received(long number, long plannedMicros) {
            long before = last;
            delivered.increment();
            latency.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, System.nanoTime() / 1_000 - plannedMicros)));
            if (number <= before) {
                outOfOrder.increment();
            } else {
                missed.add(number - before - 1);
                last = number;
            }
        }

        /** How many have not come, if this was the last that was sent. */
        long missing(long newest) {
            return newest - last;
        }
    }

    OfClient client() {
        return new OfClient();
    }

    void read(int count) {
        bytes.add(count);
    }

    long delivered() {
        return delivered.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    /** Left out in the middle of what a client received. */
    long missed() {
        return missed.sum();
    }

    /** Received twice, or after a later one. */
    long outOfOrder() {
        return outOfOrder.sum();
    }

    /** From the planned time of publishing to the arrival, in microseconds, since the last call. */
    Histogram latencyMicros() {
        return latency.getIntervalHistogram();
    }
}
