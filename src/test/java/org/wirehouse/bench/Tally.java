package org.wirehouse.bench;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What all clients have received. Written by the loops, read by the benchmark. */
final class Tally {
    private static final long HIGHEST_MICROS = 600_000_000;
    private static final long UNKNOWN = -2;

    private final Recorder latency = new Recorder(HIGHEST_MICROS, 3);
    private final LongAdder delivered = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder outOfOrder = new LongAdder();

    /** Checks the order of one client's events; a number that was left out counts as missed. */
    final class OfClient implements EventScanner.Listener {
        private volatile long last; // written by one loop

        private OfClient(long last) {
            this.last = last;
        }

        @Override
        public void received(long number, long plannedMicros) {
            long before = last;
            delivered.increment();
            latency.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, System.nanoTime() / 1_000 - plannedMicros)));
            if (before == UNKNOWN) {
                last = number;
            } else if (number <= before) {
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

    /** Of a client that is there before the first event. */
    OfClient client() {
        return new OfClient(-1);
    }

    /** Of a client that comes in between: its first event may be any. */
    OfClient newcomer() {
        return new OfClient(UNKNOWN);
    }

    long delivered() {
        return delivered.sum();
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
