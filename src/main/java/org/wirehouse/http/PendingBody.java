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
import org.jspecify.annotations.Nullable;

/** A body that has not come to its end. The container calls it when bytes have come, by one thread at a time. */
final class PendingBody implements ReadListener, AsyncListener {
    private static final int BUFFER_BYTES = 4 * 1024;

    private final BodyReceiver receiver;
    private final String address;
    private final AsyncContext context;
    private final ServletInputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private volatile boolean over;

    PendingBody(BodyReceiver receiver, String address, AsyncContext context, ServletInputStream in) {
        this.receiver = receiver;
        this.address = address;
        this.context = context;
        this.in = in;
    }

    void begin() {
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
            BodyRefusal refusal = keep(buffer, read);
            if (refusal != null) {
                refuse(refusal);
            }
        }
    }

    private synchronized @Nullable BodyRefusal keep(byte[] buffer, int length) {
        if (over) {
            return null; // the deadline has come meanwhile
        }
        bytes.write(buffer, 0, length);
        return receiver.count(length, bytes.size());
    }

    @Override
    public void onAllDataRead() {
        if (end()) {
            BodyReceiver.keep((HttpServletRequest) context.getRequest(), bytes.toByteArray());
            context.dispatch();
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
        refuse(BodyRefusal.LATE);
    }

    private void refuse(BodyRefusal refusal) throws IOException {
        if (end()) {
            try {
                refusal.send((HttpServletResponse) context.getResponse());
            } finally {
                context.complete();
            }
        }
    }

    /** True for whoever comes first. */
    private synchronized boolean end() {
        if (over) {
            return false;
        }
        over = true;
        receiver.release(address, bytes.size());
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
