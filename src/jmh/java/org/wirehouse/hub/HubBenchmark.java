package org.wirehouse.hub;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wirehouse.backplane.InProcessBackplane;

/**
 * A hub as it is in the server, with two pumps, and how it is measured. The bytes allocated for an operation are those of
 * all threads, so those of the pumps are among them; the time is that of the thread which measures.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseG1GC"})
public abstract class HubBenchmark {
    static final String CHANNEL = "news";
    private static final int PUMPS = 2;

    protected final Hub hub =
            new Hub(new InProcessBackplane(Clock.systemUTC()), HubBenchmark::daemon, PUMPS, Clock.systemUTC());

    /** Made beforehand, because it is the caller who makes it: 200 characters of text. */
    protected final Publication publication = new Publication(CHANNEL, "headline", null, "x".repeat(200));

    @TearDown
    public void close() {
        hub.close();
    }

    /** Declares the channel. */
    protected final Channel declare(Retention.Kind kind, int maxEvents) {
        return hub.declare(CHANNEL, new Retention(kind, maxEvents, Long.MAX_VALUE, Duration.ofDays(1)));
    }

    /** Places cursors that want what comes from now on. */
    final void subscribe(Channel channel, int cursors, Outlet outlet) {
        for (int i = 0; i < cursors; i++) {
            hub.subscribe(List.of(channel), hub.head(), EventFilter.ALL, outlet);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "pump");
        thread.setDaemon(true);
        return thread;
    }
}
