package org.wirehouse.ticker;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Outlet;
import org.wirehouse.hub.Subscription;
import org.wirehouse.sse.EventStream;
import org.wirehouse.sse.StreamEvent;

/**
 * The ticker through the broadcaster of the container, for comparison. That broadcaster is one subscriber of the hub, so
 * its clients have no cursors of their own: each begins with a snapshot, whatever it brings, and what a slow one means to
 * the others is up to the container.
 */
public final class ContainerBroadcast implements TickerBroadcast {
    private final Hub hub;
    private final Channel channel;
    private @Nullable SseBroadcaster broadcaster;

    public ContainerBroadcast(Hub hub, Channel channel) {
        this.hub = hub;
        this.channel = channel;
    }

    @Override
    public void register(EventStream stream, Sse sse) {
        EventFilter filter = stream.viewpoint().filter();
        broadcaster(sse).register(new FilteredSink(stream, filter));
        // After registering: a quote in between comes twice rather than not at all, and the later one is the newer.
        String quotes = channel.read(EventId.ZERO, Integer.MAX_VALUE).stream()
                .filter(event -> Ticker.QUOTE.equals(event.type()) && filter.accepts(event))
                .map(Event::data)
                .collect(Collectors.joining(",", "[", "]"));
        var unused = stream.send(StreamEvent.text(null, null, "snapshot", quotes));
    }

    private synchronized SseBroadcaster broadcaster(Sse sse) {
        if (broadcaster == null) {
            SseBroadcaster made = sse.newBroadcaster();
            // From now on: what was before is in the snapshots, and would come before that of the first client.
            hub.subscribe(Set.of(channel), channel.head(), EventFilter.ALL, new BroadcasterOutlet(made));
            broadcaster = made;
        }
        return broadcaster;
    }

    /** Broadcasts each event of a batch; how fast clients take it is the container's affair. */
    private record BroadcasterOutlet(SseBroadcaster broadcaster) implements Outlet {
        @Override
        public void write(Batch batch, Subscription subscription) {
            for (Event event : batch.events()) {
                boolean quote = Ticker.QUOTE.equals(event.type());
                String data = quote ? "[" + event.data() + "]" : event.data();
                broadcaster.broadcast(
                        StreamEvent.text(event.key(), event.id().toString(), quote ? "quotes" : event.type(), data));
            }
            subscription.written();
        }

        @Override
        public void ended(@Nullable Throwable cause) {
            broadcaster.close();
        }
    }

    /** Lets pass to a stream what its filter wants. */
    private record FilteredSink(EventStream stream, EventFilter filter) implements SseEventSink {
        @Override
        public boolean isClosed() {
            return stream.isClosed();
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            boolean wanted = !(filter instanceof SymbolFilter symbols)
                    || !(event instanceof StreamEvent own)
                    || symbols.accepts(own.key());
            return wanted ? stream.send(event) : CompletableFuture.completedStage(null);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
