package org.wirehouse.websocket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
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
    private final RemoteEndpoint.Async remote;
    private volatile boolean inFlight;

    /**
     * Begins with nothing to send.
     *
     * @param threads do the sending
     * @param onFailure called on the thread that met the failure; the session is of no more use
     */
    SocketWriter(RemoteEndpoint.Async remote, Traffic traffic, Executor threads, Consumer<Throwable> onFailure) {
        super(traffic, threads, onFailure);
        this.remote = remote;
    }

    @Override
    protected boolean isReady() {
        return !inFlight;
    }

    @Override
    protected boolean hand(Frame frame) throws IOException {
        inFlight = true;
        frame.send(remote, this::sent);
        return false;
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
