package org.wirehouse.hub;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What a publisher pays for one event when nobody reads: all cursors have left their first batch unread, and events are
 * published one after the other without a pause, so the pumps are always at work, in vain, beside the publisher.
 */
@BenchmarkMode(Mode.SampleTime)
public class StalledBenchmark extends HubBenchmark {
    private static final int RETAINED = 1_000;

    @Param({"1000", "100000"})
    public int cursors;

    @Setup
    public void subscribe() {
        Arrivals arrivals = new Arrivals();
        subscribe(declare(Retention.Kind.RECENT, RETAINED), cursors, new CountingOutlet(arrivals, false));
        arrivals.expect(cursors);
        hub.publish(publication);
        arrivals.await();
    }

    @Benchmark
    public EventId publish() {
        return hub.publish(publication);
    }
}
