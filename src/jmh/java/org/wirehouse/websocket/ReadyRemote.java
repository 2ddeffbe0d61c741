package org.wirehouse.websocket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import org.wirehouse.hub.Arrivals;

/** A container that has sent what it gets. It is no proxy, because one would allocate the arguments of each call. */
final class ReadyRemote implements RemoteEndpoint.Async {
    private static final SendResult SENT = new SendResult();

    private final Arrivals arrivals;

    ReadyRemote(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public void sendText(String text, SendHandler handler) {
        handler.onResult(SENT);
        arrivals.come(1);
    }

    @Override
    public void sendPing(ByteBuffer data) {}

    @Override
    public void sendPong(ByteBuffer data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> sendText(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> sendBinary(ByteBuffer data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendBinary(ByteBuffer data, SendHandler handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> sendObject(Object data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendObject(Object data, SendHandler handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getSendTimeout() {
        return 0;
    }

    @Override
    public void setSendTimeout(long millis) {}

    @Override
    public boolean getBatchingAllowed() {
        return false;
    }

    @Override
    public void setBatchingAllowed(boolean allowed) {}

    @Override
    public void flushBatch() {}
}
