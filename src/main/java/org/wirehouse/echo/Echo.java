package org.wirehouse.echo;

import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.wirehouse.websocket.Peer;

/**
 * Sends everything back, in order. While a peer has more than {@link Debt#FREE_BYTES} to take, the thread that reads from
 * it waits, which is the only portable way not to read. Few may wait so at a time, because those threads serve all others
 * too; one more is closed with 1013.
 */
public final class Echo {
    /** Threads of the container that may wait. */
    private static final int MAX_WAITING = 8;

    private final EchoLimits limits;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    public Echo(EchoLimits limits) {
        this.limits = limits;
    }

    void text(Peer peer, Debt debt, String text) {
        if (accepts(peer, isTooLarge(text))) {
            debt.add(text.length());
            peer.send(text, failure -> debt.repay(text.length()));
            pace(peer, debt);
        }
    }

    void binary(Peer peer, Debt debt, ByteBuffer bytes) {
        int size = bytes.remaining();
        if (accepts(peer, size > limits.maxBytes())) {
            debt.add(size);
            peer.send(bytes, failure -> debt.repay(size));
            pace(peer, debt);
        }
    }

    /** UTF-8 takes 3 bytes a char at the most, so only what may be too large is counted. */
    private boolean isTooLarge(String text) {
        return text.length() > limits.maxBytes() / 3
                && text.getBytes(StandardCharsets.UTF_8).length > limits.maxBytes();
    }

    private boolean accepts(Peer peer, boolean tooLarge) {
        if (tooLarge) {
            peer.close(CloseCodes.TOO_BIG, "a message has at most " + limits.maxBytes() + " bytes");
        }
        return !peer.isClosed();
    }

    private void pace(Peer peer, Debt debt) {
        if (!debt.isHigh()) {
            return;
        }
        if (!waiting.tryAcquire()) {
            peer.close(CloseCodes.TRY_AGAIN_LATER, "too many clients send without reading, come back later");
            return;
        }
        try {
            if (!debt.awaitLow(limits.patience())) {
                peer.cutOff("what was sent back was not read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
    }
}
