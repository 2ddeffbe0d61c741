package org.wirehouse.hub;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * What one delivery costs between {@code publish} and the container: an event goes to 1,000 clients that keep up, and the
 * next is published when all have it. An operation is one delivery; encoding the event is shared by all of them.
 */
public abstract class DeliveryBenchmark extends HubBenchmark {
    private static final int CLIENTS = 1_000;
    private static final int RETAINED = 1_000;

    private final Arrivals arrivals = new Arrivals();
    private long tookNanos;

    @Setup
    public void connect() throws IOException {
        Channel channel = declare(Retention.Kind.RECENT, RETAINED);
        for (int i = 0; i < CLIENTS; i++) {
            connect(channel, arrivals);
        }
    }

    /** Connects a client whose container takes everything at once, and tells {@code arrivals} of each write. */
    protected abstract void connect(Channel channel, Arrivals arrivals) throws IOException;

    /** The hub leaves the clients alone for twice as long as the deliveries took, and that is not part of what they cost. */
    @Setup(Level.Invocation)
    public void rest() {
        LockSupport.parkNanos(3 * tookNanos);
    }

    @Benchmark
    @OperationsPerInvocation(CLIENTS)
    public void deliver() {
        long start = System.nanoTime();
        arrivals.expect(CLIENTS);
        hub.publish(publication);
        arrivals.await();
        tookNanos = System.nanoTime() - start;
    }

    /** An object of a container of which only some methods matter: those have an answer, all others {@code null}. */
    protected static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answers.get(method.getName())));
    }
}
