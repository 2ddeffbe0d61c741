package org.wirehouse.echo;

import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.wirehouse.websocket.Peer;
import org.wirehouse.websocket.Utf8;

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

    void begin(Peer peer) {
        Debt debt = new Debt();
        peer.onText(limits.maxBytes(), text -> sendBack(peer, debt, text));
        peer.onBinary(limits.maxBytes(), bytes -> sendBack(peer, debt, bytes));
    }

    private void sendBack(Peer peer, Debt debt, String text) {
        int size = Utf8.length(text);
        debt.add(size);
        peer.send(text, failure -> debt.repay(size));
        pace(peer, debt);
    }

    private void sendBack(Peer peer, Debt debt, ByteBuffer bytes) {
        int size = bytes.remaining();
        debt.add(size);
        peer.send(bytes, failure -> debt.repay(size));
        pace(peer, debt);
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
        peer.closeIfDue();
    }
}
