package org.wirehouse.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wirehouse.admission.Admission;
import org.wirehouse.admission.RejectedException;

/** Receives request bodies, a few of them on request threads, and limits the cost of those that are unfinished. */
public final class BodyReceiver {
    private static final String RECEIVED = BodyReceiver.class.getName();

    private final BodyLimits limits;
    private final Admission admission;
    private final long maxPendingBytes = BodyLimits.maxPendingBytes();
    private final Semaphore uploads;
    private final Semaphore waiting = new Semaphore(BodyLimits.MAX_WAITING_THREADS);
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong pendingBytes = new AtomicLong();

    /**
     * Starts with no body.
     *
     * @param admission counts an unfinished body as a client
     */
    public BodyReceiver(BodyLimits limits, Admission admission) {
        this.limits = limits;
        this.admission = admission;
        this.uploads = new Semaphore(limits.maxUploads());
    }

    /** Reads from a body. */
    interface Reading {
        void read() throws IOException, ServletException;
    }

    /** The body of a request that was dispatched again after it had been received; {@code null} before. */
    static @Nullable ReceivedBody received(HttpServletRequest request) {
        return (ReceivedBody) request.getAttribute(RECEIVED);
    }

    /** Runs {@code reading}, which may block for as long as the client sends; answers 503 if too many do. */
    void upload(HttpServletResponse response, Reading reading) throws IOException, ServletException {
        if (!uploads.tryAcquire()) {
            BodyRefusal.UPLOADS.send(response);
            return;
        }
        try {
            reading.read();
        } finally {
            uploads.release();
        }
    }

    /**
     * Reads a body on this thread, for as long as the client sends, and goes on with it; {@code false} if too many request
     * threads do so already. It is read here and not by a resource, which may refuse it unread: WildFly 39.0.1 would then hold the
     * thread until the rest has come.
     */
    boolean readOnThisThread(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!waiting.tryAcquire()) {
            return false;
        }
        byte[] body;
        try {
            body = readWhole(request.getInputStream());
        } catch (IOException e) { // the client has left
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return true;
        } finally {
            waiting.release();
        }
        if (body == null) {
            BodyRefusal.TOO_LARGE.send(response);
        } else {
            chain.doFilter(new ReceivedBody(body, RequestAddress.of(request)).in(request), response);
        }
        return true;
    }

    /** The body, or {@code null} if it is too large; then the rest is thrown away, up to a limit. */
    private static byte @Nullable [] readWhole(InputStream in) throws IOException {
        byte[] body = in.readNBytes(BodyLimits.MAX_BODY_BYTES + 1);
        if (body.length <= BodyLimits.MAX_BODY_BYTES) {
            return body;
        }
        long left = BodyLimits.MAX_THROWN_AWAY_BYTES;
        for (int read = in.read(body); read >= 0 && left > 0; read = in.read(body)) {
            left -= read;
        }
        return null;
    }

    /** True if the request declares the length of its body, and it is at most {@link BodyLimits#MAX_BODY_BYTES}. */
    static boolean fits(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length >= 0 && length <= BodyLimits.MAX_BODY_BYTES;
    }

    /** The body if all of it has come with the head of the request, which is the usual case; else {@code null}. */
    byte @Nullable [] takeIfComplete(HttpServletRequest request) throws IOException {
        if (!fits(request)) {
            return null;
        }
        long length = request.getContentLengthLong();
        ServletInputStream in = request.getInputStream();
        return in.available() >= length ? in.readNBytes((int) length) : null;
    }

    /**
     * Receives a body, and then dispatches the request again with it. A body that is too large is refused with 413, one that
     * misses the deadline with 408, and one that is too much beside all others with 503.
     */
    void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long length = request.getContentLengthLong();
        if (length > BodyLimits.MAX_THROWN_AWAY_BYTES) {
            BodyRefusal.TOO_LARGE.send(response);
            return;
        }
        String address = Objects.requireNonNullElse(request.getRemoteAddr(), "");
        if (!enter(address)) {
            BodyRefusal.PENDING.send(response);
            return;
        }
        BodyRefusal known = length > BodyLimits.MAX_BODY_BYTES ? BodyRefusal.TOO_LARGE : null;
        new PendingBody(this, address, request, known).begin(limits.deadline());
    }

    private boolean enter(String address) {
        if (pending.incrementAndGet() > BodyLimits.MAX_PENDING) {
            pending.decrementAndGet();
            return false;
        }
        try {
            admission.enter(address);
            return true;
        } catch (RejectedException e) {
            pending.decrementAndGet();
            admission.rejected(e.reason(), address);
            return false;
        }
    }

    /** Counts bytes that have come; the reason if they must not be kept. */
    @Nullable
    BodyRefusal count(int bytes, int sizeOfBody) {
        boolean full = pendingBytes.addAndGet(bytes) > maxPendingBytes;
        if (sizeOfBody > BodyLimits.MAX_BODY_BYTES) {
            return BodyRefusal.TOO_LARGE;
        }
        return full ? BodyRefusal.PENDING : null;
    }

    /** A body has come to its end, or never will. */
    void release(String address, int sizeOfBody) {
        admission.leave(address);
        pending.decrementAndGet();
        pendingBytes.addAndGet(-sizeOfBody);
    }

    /** Leaves the body where {@link #received} finds it. */
    static void keep(HttpServletRequest request, ReceivedBody body) {
        request.setAttribute(RECEIVED, body);
    }
}
