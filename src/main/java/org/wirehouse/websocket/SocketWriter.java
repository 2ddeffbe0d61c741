package org.wirehouse.websocket;

import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.wirehouse.transport.ChunkWriter;
import org.wirehouse.transport.Traffic;

/**
 * Sends frames, one after the other. Some containers run the handler on the stack of the sender, which {@link #pump()}
 * allows for.
 */
final class SocketWriter extends ChunkWriter<Frame> {
    private final Remote remote;
    private volatile boolean inFlight;

    /**
     * Begins with nothing to send.
     *
     * @param threads do the sending
     * @param mayWait whether they may be held until the client has read
     * @param onFailure called on the thread that met the failure; the session is of no more use
     */
    SocketWriter(Session session, Traffic traffic, Executor threads, boolean mayWait, Consumer<Throwable> onFailure) {
        super(traffic, threads, onFailure);
        this.remote = Remote.of(session, mayWait, this::sent);
        begin();
    }

    @Override
    protected boolean isReady() {
        return !inFlight;
    }

    @Override
    protected boolean hand(Frame frame) throws IOException {
        inFlight = true;
        frame.send(remote);
        return false;
    }

    /** True while a thread waits in a send, and the session must not be closed. */
    boolean isWaiting() {
        return remote.isWaiting();
    }

    /** Makes a send fail in which a thread waits, soon. */
    void cancel() {
        remote.cancel();
    }

    private void sent(SendResult result) {
        if (result.isOK()) {
            inFlight = false;
            pump();
        } else {
            fail(result.getException());
        }
    }
}
