package org.wirehouse.websocket;

import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Framing;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Outlet;
import org.wirehouse.hub.Subscription;

/** Carries channels of the hub to a session, each batch as one text frame. */
public final class SocketOutlet implements Outlet {
    private final Peer peer;
    private final Framing<String> framing;

    private SocketOutlet(Peer peer, Framing<String> framing) {
        this.peer = peer;
        this.framing = framing;
    }

    /** Follows channels from {@code after} on, until the session ends. */
    public static Subscription follow(
            Hub hub,
            Collection<Channel> channels,
            EventId after,
            EventFilter filter,
            Framing<String> framing,
            Peer peer) {
        Subscription placed = hub.subscribe(channels, after, filter, new SocketOutlet(peer, framing));
        peer.onEnd(cause -> placed.close());
        return placed;
    }

    @Override
    public void write(Batch batch, Subscription subscription) {
        peer.send(batch.framed(framing), failure -> {
            if (failure == null) {
                subscription.written();
            }
        });
    }

    @Override
    public void ended(@Nullable Throwable cause) {
        if (cause == null) {
            peer.close(CloseCodes.SERVICE_RESTART, "the server is going down, come back later");
        } else {
            peer.close(CloseCodes.UNEXPECTED_CONDITION, "the server failed to write to this client");
        }
    }
}
