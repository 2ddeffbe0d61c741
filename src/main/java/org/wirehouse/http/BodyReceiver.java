package org.wirehouse.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Receives request bodies without blocking, and limits what those that have not come to their end may cost. */
public final class BodyReceiver {
    private static final String RECEIVED = BodyReceiver.class.getName();

    private final BodyLimits limits;
    private final long maxPendingBytes = BodyLimits.maxPendingBytes();
    private final Semaphore uploads;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong pendingBytes = new AtomicLong();

    public BodyReceiver(BodyLimits limits) {
        this.limits = limits;
        this.uploads = new Semaphore(limits.maxUploads());
    }

    /** Reads from a body. */
    interface Reading {
        void read() throws IOException, ServletException;
    }

    /** The body of a request that was dispatched again after it had been received; {@code null} before. */
    static byte @Nullable [] received(HttpServletRequest request) {
        return (byte[]) request.getAttribute(RECEIVED);
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

    /** The body if all of it has come with the head of the request, which is the usual case; else {@code null}. */
    byte @Nullable [] takeIfComplete(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length <= 0 || length > BodyLimits.MAX_BODY_BYTES) {
            return null;
        }
        ServletInputStream in = request.getInputStream();
        return in.available() >= length ? in.readNBytes((int) length) : null;
    }

    /**
     * Receives a body, and then dispatches the request again with it. A body that is too large is refused with 413, one that
     * misses the deadline with 408, and one that is too much beside all others with 503.
     */
    void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > BodyLimits.MAX_BODY_BYTES) {
            BodyRefusal.TOO_LARGE.send(response);
            return;
        }
        if (pending.incrementAndGet() > BodyLimits.MAX_PENDING) {
            pending.decrementAndGet();
            BodyRefusal.PENDING.send(response);
            return;
        }
        AsyncContext context = request.startAsync();
        context.setTimeout(limits.deadline().toMillis());
        PendingBody body = new PendingBody(this, context, request.getInputStream());
        context.addListener(body);
        body.begin();
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
    void release(int sizeOfBody) {
        pending.decrementAndGet();
        pendingBytes.addAndGet(-sizeOfBody);
    }

    /** Leaves the body where {@link #received} finds it. */
    static void keep(HttpServletRequest request, byte[] body) {
        request.setAttribute(RECEIVED, body);
    }
}
