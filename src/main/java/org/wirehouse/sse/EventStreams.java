package org.wirehouse.sse;

import jakarta.json.bind.Jsonb;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** All open streams: opens them within the limits, keeps them alive, and ends them when the application goes. */
public final class EventStreams implements AutoCloseable {
    /** Clients are told to come back after this, plus up to as much again, so that they do not come all at once. */
    private static final long RETRY_MILLIS = 2_000;

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final StreamLimits limits;
    private final Executor closer;
    private final SseData encoder;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger ending = new AtomicInteger();
    private final LongAdder opened = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder overdue = new LongAdder();
    private volatile boolean closing;

    /** @param closer runs short tasks, never on the thread of a request */
    public EventStreams(StreamLimits limits, Jsonb jsonb, Executor closer) {
        this.limits = limits;
        this.closer = closer;
        this.encoder = new SseData(jsonb);
    }

    /**
     * Turns the response to a request into a stream. Everything that can be wrong with the request has to be checked
     * before.
     *
     * @param request of a resource method with a suspended response, hence in asynchronous mode
     * @throws ServiceUnavailableException if there are as many streams as allowed, or the application goes down
     */
    public EventStream open(HttpServletRequest request, AsyncResponse response, Viewpoint viewpoint) {
        if (count.incrementAndGet() > limits.maxClients() || closing) {
            count.decrementAndGet();
            refused.increment();
            throw new ServiceUnavailableException(retryMillis() / 1_000);
        }
        try {
            EventStream stream = start(request.getAsyncContext(), response, viewpoint);
            opened.increment();
            open.add(stream);
            stream.onEnd(cause -> left(stream, cause));
            if (closing) {
                stream.closeWithRetry(retryMillis());
            }
            return stream;
        } catch (IOException e) {
            count.decrementAndGet();
            throw new UncheckedIOException(e);
        }
    }

    private EventStream start(AsyncContext context, AsyncResponse response, Viewpoint viewpoint) throws IOException {
        context.setTimeout(0);
        HttpServletResponse headers = (HttpServletResponse) context.getResponse();
        headers.setContentType(MediaType.SERVER_SENT_EVENTS);
        headers.setCharacterEncoding(StandardCharsets.UTF_8.name());
        headers.setHeader("Cache-Control", "no-cache, no-transform");
        headers.setHeader("X-Accel-Buffering", "no"); // nginx buffers a response unless told not to
        return new EventStream(context, response, viewpoint, encoder, retryMillis(), this::endLater);
    }

    private void endLater(Runnable end) {
        ending.incrementAndGet();
        closer.execute(() -> {
            try {
                end.run();
            } finally {
                ending.decrementAndGet();
            }
        });
    }

    private void left(EventStream stream, @Nullable Throwable cause) {
        open.remove(stream);
        count.decrementAndGet();
        if (cause instanceof WriteDeadlineException) {
            overdue.increment();
        }
    }

    /** Sends heartbeats and ends the clients that do not read. To be called about once a second. */
    public void tick() {
        long now = System.nanoTime();
        open.forEach(stream -> stream.tick(now, limits));
    }

    public StreamStatistics statistics() {
        return new StreamStatistics(open.size(), opened.sum(), refused.sum(), overdue.sum());
    }

    /**
     * Tells all clients to come back, each at its own time, and ends the streams. Takes {@link #GRACE} at the most.
     * Further calls do nothing.
     */
    @Override
    public void close() {
        closing = true;
        open.forEach(stream -> stream.closeWithRetry(retryMillis()));
        long deadline = System.nanoTime() + GRACE.toNanos();
        while ((!open.isEmpty() || ending.get() > 0) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        open.forEach(EventStream::abort);
    }

    private static long retryMillis() {
        return RETRY_MILLIS + ThreadLocalRandom.current().nextLong(RETRY_MILLIS);
    }
}
