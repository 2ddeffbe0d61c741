package org.wirehouse.websocket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The way to the client of a session, as its container goes it best. One handler is told of every send when it is done. */
abstract class Remote {
    final SendHandler handler;

    private Remote(SendHandler handler) {
        this.handler = handler;
    }

    /**
     * Finds the best way.
     *
     * @param mayWait whether a send may hold its thread until the client has read
     * @param handler told of each send, possibly before the send returns
     */
    static Remote of(Session session, boolean mayWait, SendHandler handler) {
        LibertySend wayOut = mayWait ? LibertySend.of(session) : null;
        if (wayOut != null) {
            return new Waiting(session.getBasicRemote(), handler, wayOut);
        }
        return new Queueing(session.getAsyncRemote(), handler);
    }

    abstract void text(String text) throws IOException;

    abstract void binary(ByteBuffer bytes) throws IOException;

    abstract void ping() throws IOException;

    /** True while a thread waits in a send, and the session must not be closed. */
    boolean isWaiting() {
        return false;
    }

    /** Makes a send fail in which a thread waits, soon. */
    void cancel() {}

    /** Sends nothing, which is done at once. */
    final void nothing() {
        handler.onResult(new SendResult());
    }

    /** The container does the rest, on threads of its own. */
    private static final class Queueing extends Remote {
        private final RemoteEndpoint.Async remote;

        Queueing(RemoteEndpoint.Async remote, SendHandler handler) {
            super(handler);
            this.remote = remote;
        }

        @Override
        void text(String text) {
            remote.sendText(text, handler);
        }

        @Override
        void binary(ByteBuffer bytes) {
            remote.sendBinary(bytes, handler);
        }

        @Override
        void ping() throws IOException {
            remote.sendPing(ByteBuffer.allocate(0));
            nothing();
        }
    }

    /**
     * On this thread. Open Liberty 26.0.0.3 would hand each message of the other way to its selector, and that one to a
     * third thread, which takes as long again as to send it.
     */
    private static final class Waiting extends Remote {
        private final RemoteEndpoint.Basic remote;
        private final LibertySend wayOut;
        private volatile boolean waiting;

        private interface Call<T> {
            void send(RemoteEndpoint.Basic remote, T content) throws IOException;
        }

        Waiting(RemoteEndpoint.Basic remote, SendHandler handler, LibertySend wayOut) {
            super(handler);
            this.remote = remote;
            this.wayOut = wayOut;
        }

        @Override
        void text(String text) throws IOException {
            send(RemoteEndpoint.Basic::sendText, text);
        }

        @Override
        void binary(ByteBuffer bytes) throws IOException {
            send(RemoteEndpoint.Basic::sendBinary, bytes);
        }

        @Override
        void ping() throws IOException {
            send(RemoteEndpoint.Basic::sendPing, ByteBuffer.allocate(0));
        }

        private <T> void send(Call<T> call, T content) throws IOException {
            waiting = true;
            try {
                call.send(remote, content);
            } finally {
                waiting = false;
            }
            nothing();
        }

        @Override
        boolean isWaiting() {
            return waiting;
        }

        @Override
        void cancel() {
            wayOut.cancel();
        }
    }
}
