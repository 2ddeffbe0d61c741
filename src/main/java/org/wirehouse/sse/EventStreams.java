package org.wirehouse.sse;

import jakarta.json.bind.Jsonb;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.wirehouse.admission.Admission;
import org.wirehouse.admission.RejectedException;
import org.wirehouse.transport.ConnectionStatistics;
import org.wirehouse.transport.Gate;
import org.wirehouse.transport.Rota;
import org.wirehouse.transport.Threads;

/** All open streams: opens them within the limits, keeps them alive, and ends them when the application goes. */
public final class EventStreams implements AutoCloseable {
    /** Clients are told to come back after this, plus up to as much again, so that they do not come all at once. */
    private static final long RETRY_MILLIS = 2_000;

    private static final Duration GRACE = Duration.ofSeconds(2);

    /**
     * Of each response. It has to be set because of Undertow (WildFly 39.0.1): when a client has gone, the thread that
     * writes goes on to touch a buffer that another may have given back already. If that one is of the pool of all
     * connections, a request of somebody else, read into it meanwhile, is damaged or never seen to its end.
     */
    private static final int BUFFER_BYTES = 1024;

    private final StreamLimits limits;
    private final Duration silence;
    private final Gate gate;
    private final Threads threads;
    private final SseData encoder;
    private final Heartbeat visibleHeartbeat;
    private final Rota<EventStream> open;
    private final AtomicInteger requests = new AtomicInteger();

    public EventStreams(StreamLimits limits, Admission admission, Jsonb jsonb, Threads threads) {
        this.limits = limits;
        this.silence = limits.silence();
        this.open = new Rota<>(limits.look());
        this.gate = new Gate(admission);
        this.threads = threads;
        this.encoder = new SseData(jsonb);
        this.visibleHeartbeat = Heartbeat.event(limits.heartbeat());
    }

    /**
     * Opens a stream, which will be the response to the request once the resource method has returned, without a response of
     * its own, and Jakarta REST has forgotten the request. Everything that can be wrong with the request has to be checked
     * before. A request for the headers alone gets a stream that is closed.
     *
     * @throws ServiceUnavailableException if the client is not admitted, or the application is stopping
     * @throws IllegalStateException if there is no {@link StreamFilter} around the request
     */
    public EventStream open(HttpServletRequest request, Viewpoint viewpoint, HeartbeatStyle style) {
        Heartbeat heartbeat = style == HeartbeatStyle.EVENT ? visibleHeartbeat : Heartbeat.COMMENT;
        return open(request, viewpoint, Manner.RESUMABLE, heartbeat);
    }

    /**
     * Opens a stream that follows nothing: what it is to say is sent to it. Else as above.
     *
     * @throws ServiceUnavailableException if the client is not admitted, or the application is stopping
     */
    public EventStream open(HttpServletRequest request, Manner manner) {
        return open(request, Viewpoint.NONE, manner, Heartbeat.COMMENT);
    }

    private EventStream open(HttpServletRequest request, Viewpoint viewpoint, Manner manner, Heartbeat heartbeat) {
        Handover handover = Handover.of(request);
        String address = Objects.requireNonNullElse(request.getRemoteAddr(), "");
        enter(request, address);
        EventStream stream =
                new EventStream(viewpoint, manner, heartbeat, encoder, gate.traffic(), retryMillis(), threads);
        open.add(stream);
        stream.onEnd(cause -> left(stream, address, cause));
        if (gate.isShut()) {
            stream.closeWithRetry(retryMillis());
        } else if (request.getMethod().equals(HttpMethod.HEAD)) {
            stream.close(); // whoever asks for the headers hears nothing, so a write would never find it gone
        }
        handover.leave(stream);
        return stream;
    }

    private void enter(HttpServletRequest request, String address) {
        try {
            gate.enter(address);
        } catch (RejectedException e) {
            throw new ServiceUnavailableException(
                    e.getMessage(), unavailable(String.valueOf(request.getProtocol())), e);
        }
    }

    /** The connection is closed, because it takes a file descriptor for as long as it is kept. */
    private static Response unavailable(String protocol) {
        Response.ResponseBuilder response =
                Response.status(Status.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, retryMillis() / 1_000);
        return (protocol.startsWith("HTTP/1") ? response.header("Connection", "close") : response).build();
    }

    /** Makes a stream that was opened for the request its response, if there is no other response. */
    void begin(EventStream stream, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted() || response.getStatus() >= HttpServletResponse.SC_MULTIPLE_CHOICES) {
            stream.abort();
            return;
        }
        try {
            takeOver(request, response, stream);
        } catch (IOException | RuntimeException e) {
            stream.abort();
            throw e;
        }
    }

    private void takeOver(HttpServletRequest request, HttpServletResponse response, EventStream stream)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setBufferSize(BUFFER_BYTES);
        response.setContentType(MediaType.SERVER_SENT_EVENTS);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no"); // nginx buffers a response unless told not to
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        requests.incrementAndGet();
        stream.begin(context, requests::decrementAndGet);
    }

    private void left(EventStream stream, String address, @Nullable Throwable cause) {
        open.remove(stream);
        gate.leave(address, cause);
    }

    /** Sends heartbeats and ends the clients that do not read. To be called about once a second. */
    public void tick() {
        long now = System.nanoTime();
        open.next(stream -> stream.tick(now, silence, limits.writeDeadline()));
    }

    public ConnectionStatistics statistics() {
        return gate.statistics();
    }

    /** Lets nobody in any more, and ends all streams. Further calls do nothing. */
    @Override
    public void close() {
        gate.shut();
        endAll();
    }

    /** Tells all clients to come back, each at its own time, and ends the streams. Takes {@link #GRACE} at the most. */
    public void endAll() {
        open.forEach(stream -> stream.closeWithRetry(retryMillis()));
        long deadline = System.nanoTime() + GRACE.toNanos();
        // Open Liberty 26.0.0.3 and WildFly 39.0.1 end a request later, on another thread, and complain if the
        // application has gone by then (Weld; WFLYTX0002).
        while ((!open.isEmpty() || requests.get() > 0) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        open.forEach(EventStream::abort);
    }

    private static long retryMillis() {
        return RETRY_MILLIS + ThreadLocalRandom.current().nextLong(RETRY_MILLIS);
    }
}
