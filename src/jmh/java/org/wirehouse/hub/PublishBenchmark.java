package org.wirehouse.hub;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What a publisher pays for one event when everybody is up to date: the pumps sleep, and all cursors wait for it. The time
 * ends when {@code publish} returns. The deliveries that follow are waited for outside of it, but their allocations count.
 */
@BenchmarkMode(Mode.SampleTime)
@Measurement(iterations = 5, time = 3)
public class PublishBenchmark extends HubBenchmark {
    private static final int RETAINED = 1_000;

    /** With many cursors there are too few operations in a second for the compiler to take notice. */
    private static final int UNTIL_COMPILED = 20_000;

    @Param({"0", "1000", "100000"})
    public int cursors;

    private final Arrivals arrivals = new Arrivals();

    @Setup
    public void subscribe() {
        Channel channel = declare(Retention.Kind.RECENT, RETAINED);
        Outlet outlet = new CountingOutlet(arrivals, true);
        int first = Math.min(cursors, 1);
        subscribe(channel, first, outlet);
        for (int i = 0; i < UNTIL_COMPILED; i++) {
            arrivals.expect(first);
            hub.publish(publication);
            arrivals.await();
        }
        subscribe(channel, cursors - first, outlet);
    }

    @Setup(Level.Invocation)
    public void rest() {
        arrivals.await();
        arrivals.expect(cursors);
    }

    @Benchmark
    public EventId publish() {
        return hub.publish(publication);
    }
}
