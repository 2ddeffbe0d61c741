package org.wirehouse.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A body that has not come to its end. The container calls it when bytes have come, by one thread at a time. The rest of a
 * body that is refused is thrown away before the answer, up to a limit, because a connection that is closed while its client
 * sends may take the answer with it.
 */
final class PendingBody implements ReadListener, AsyncListener {
    private static final int BUFFER_BYTES = 4 * 1024;

    private final BodyReceiver receiver;
    private final String client;
    private final RequestAddress address;
    private final AsyncContext context;
    private final ServletInputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private @Nullable BodyRefusal refusal;
    private long thrownAway;
    private volatile boolean over;

    /**
     * Takes the request away from its thread.
     *
     * @param client the address that the receiver counts the body for
     * @param refusal if it is known already that the body will be refused
     */
    PendingBody(BodyReceiver receiver, String client, HttpServletRequest request, @Nullable BodyRefusal refusal)
            throws IOException {
        this.receiver = receiver;
        this.client = client;
        this.address = RequestAddress.of(request);
        this.in = request.getInputStream();
        this.context = request.startAsync();
        this.refusal = refusal;
    }

    void begin(Duration deadline) {
        context.setTimeout(deadline.toMillis());
        context.addListener(this);
        in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (!over && in.isReady() && !in.isFinished()) {
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            take(buffer, read);
            if (thrownAway > BodyLimits.MAX_THROWN_AWAY_BYTES) {
                onAllDataRead();
            }
        }
    }

    private synchronized void take(byte[] buffer, int length) {
        if (over) {
            return; // the deadline has come meanwhile
        }
        if (refusal != null) {
            thrownAway += length;
            return;
        }
        bytes.write(buffer, 0, length);
        refusal = receiver.count(length, bytes.size());
    }

    @Override
    public void onAllDataRead() throws IOException {
        if (!end()) {
            return;
        }
        if (refusal == null) {
            var body = new ReceivedBody(bytes.toByteArray(), address);
            BodyReceiver.keep((HttpServletRequest) context.getRequest(), body);
            context.dispatch();
        } else {
            refuse(refusal);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (end()) { // the client has left
            ((HttpServletResponse) context.getResponse()).setStatus(HttpServletResponse.SC_BAD_REQUEST);
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        if (end()) {
            refuse(refusal == null ? BodyRefusal.LATE : refusal);
        }
    }

    private void refuse(BodyRefusal reason) throws IOException {
        try {
            reason.send((HttpServletResponse) context.getResponse());
        } finally {
            context.complete();
        }
    }

    /** True for whoever comes first. */
    private synchronized boolean end() {
        if (over) {
            return false;
        }
        over = true;
        receiver.release(client, bytes.size());
        return true;
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // the request that is dispatched again may be a stream, which has a listener of its own
    }
}
