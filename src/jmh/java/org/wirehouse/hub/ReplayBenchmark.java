package org.wirehouse.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.wirehouse.sse.SseFraming;

/**
 * What a client costs that comes late: a subscription is placed, reads 10,000 events in batches of at most 64 KiB, and is
 * closed. An operation is one event of it, so the subscription itself hardly counts.
 */
public class ReplayBenchmark extends HubBenchmark {
    private static final int RETAINED = 10_000;

    private final Channel channel = declare(Retention.Kind.RECENT, RETAINED);
    private final Arrivals arrivals = new Arrivals();

    @Setup
    public void fill() {
        for (int i = 0; i < RETAINED; i++) {
            hub.publish(publication);
        }
    }

    /** Only finding and batching them. */
    @Benchmark
    @OperationsPerInvocation(RETAINED)
    public void read() {
        replayTo(new CountingOutlet(arrivals, true));
    }

    /** With their encoding for SSE, which is shared only by those who come at the same moment. */
    @Benchmark
    @OperationsPerInvocation(RETAINED)
    public void readAndEncode() {
        replayTo(new EncodingOutlet(new CountingOutlet(arrivals, true)));
    }

    private void replayTo(Outlet outlet) {
        arrivals.expect(RETAINED);
        Subscription subscription = hub.subscribe(List.of(channel), EventId.ZERO, EventFilter.ALL, outlet);
        arrivals.await();
        subscription.close();
    }

    private record EncodingOutlet(Outlet outlet) implements Outlet {
        @Override
        public void write(Batch batch, Subscription subscription) {
            batch.framed(SseFraming.EVENTS); // kept in the batch, so it cannot be optimised away
            outlet.write(batch, subscription);
        }

        @Override
        public void ended(@Nullable Throwable cause) {}
    }
}
