package org.wirehouse.chat;

import jakarta.websocket.CloseReason.CloseCodes;
import org.wirehouse.websocket.Peer;

/**
 * A client on a WebSocket session.
 *
 * @param peer what the session sends goes through it
 */
record PeerClient(Peer peer) implements Conversation.Client {
    @Override
    public void answer(String line) {
        peer.send(line);
    }

    @Override
    public void close() {
        peer.close(CloseCodes.NORMAL_CLOSURE, "you have left the room");
    }

    @Override
    public void expel(String reason) {
        peer.close(CloseCodes.VIOLATED_POLICY, reason);
    }
}
