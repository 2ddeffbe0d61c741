package org.wirehouse.websocket;

import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Framing;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Outlet;
import org.wirehouse.hub.Subscription;
import org.wirehouse.transport.Chunk;

/** Carries channels of the hub to a session, each batch as one text frame. */
public final class SocketOutlet implements Outlet {
    private final Peer peer;
    private final Framing<Frame.Text> framing;
    private final Delivery delivery = new Delivery();
    private volatile EventId taken = EventId.ZERO;

    private SocketOutlet(Peer peer, Framing<String> framing) {
        this.peer = peer;
        this.framing = new Frames(framing);
    }

    /**
     * Follows channels from {@code after} on, until the session ends.
     *
     * @return the client's cursor after all that it has been sent, to be asked with {@link Peer#withEachPing}
     */
    public static Supplier<EventId> follow(
            Hub hub,
            Collection<Channel> channels,
            EventId after,
            EventFilter filter,
            Framing<String> framing,
            Peer peer) {
        SocketOutlet outlet = new SocketOutlet(peer, framing);
        Subscription placed = hub.subscribe(channels, after, filter, outlet);
        peer.onEnd(cause -> placed.close());
        return () -> outlet.cursor(placed);
    }

    /** The subscription may not have heard yet that its batch was taken, but knows what was passed over. */
    private EventId cursor(Subscription subscription) {
        EventId sent = taken;
        EventId position = subscription.position();
        return sent.isAfter(position) ? sent : position;
    }

    @Override
    public Executor home() {
        return peer.home();
    }

    @Override
    public void write(Batch batch, Subscription subscription) {
        delivery.carry(batch, subscription);
    }

    @Override
    public void ended(@Nullable Throwable cause) {
        if (cause == null) {
            peer.close(CloseCodes.SERVICE_RESTART, "the server is going down, come back later");
        } else {
            peer.close(CloseCodes.UNEXPECTED_CONDITION, "the server failed to write to this client");
        }
    }

    /** The frame of a batch, made and measured once for all sessions with the same lines: as a record it equals theirs. */
    private record Frames(Framing<String> lines) implements Framing<Frame.Text> {
        @Override
        public Frame.Text frame(Batch batch) {
            return new Frame.Text(lines.frame(batch));
        }
    }

    /** The batch that is on its way. There is one at a time, so one object is enough for all. */
    private final class Delivery extends Chunk<Frame> {
        private @Nullable Subscription from;
        private EventId last = EventId.ZERO;

        void carry(Batch batch, Subscription subscription) {
            from = subscription;
            List<Event> events = batch.events();
            last = events.isEmpty() ? taken : events.get(events.size() - 1).id();
            Frame.Text frame = batch.framed(framing);
            fill(frame, frame.size());
            peer.send(this);
        }

        @Override
        protected void done(@Nullable Throwable failure) {
            if (failure == null && from != null) {
                taken = last;
                from.written();
            }
        }
    }
}
