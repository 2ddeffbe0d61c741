package org.wirehouse.sse;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Subscription;

/**
 * A channel of the hub with the face of a broadcaster of Jakarta REST: {@link #register} places a cursor,
 * {@link #broadcast} publishes. A sink that does not read holds up neither the caller nor another sink, and is not thrown
 * out for a burst; each sink is reported to {@code onClose} exactly once, and before that to {@code onError} if it ended
 * with an error.
 *
 * @see SseBroadcaster Jakarta RESTful Web Services 3.1, section 9.4
 */
public final class StreamBroadcaster implements SseBroadcaster {
    private static final Logger LOG = System.getLogger(StreamBroadcaster.class.getName());

    private final Hub hub;
    private final Channel channel;
    private final SseData encoder;
    private final Executor executor;
    private final Map<SseEventSink, Runnable> sinks = new ConcurrentHashMap<>();
    private final List<BiConsumer<SseEventSink, Throwable>> errorListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<SseEventSink>> closeListeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Opens a broadcaster; several may share a channel. If the channel keeps the latest event of each key, broadcast a
     * {@link StreamEvent} that has one.
     *
     * @param executor calls sinks that are not ours, and runs what depends on the stages that {@link #broadcast} returns
     */
    public StreamBroadcaster(Hub hub, Channel channel, Jsonb jsonb, Executor executor) {
        this.hub = hub;
        this.channel = channel;
        this.encoder = new SseData(jsonb);
        this.executor = executor;
    }

    @Override
    public void onError(BiConsumer<SseEventSink, Throwable> listener) {
        requireOpen();
        errorListeners.add(listener);
    }

    @Override
    public void onClose(Consumer<SseEventSink> listener) {
        requireOpen();
        closeListeners.add(listener);
    }

    /**
     * Places a cursor for the sink: an {@link EventStream} begins at its {@link Viewpoint}, any other sink now. A sink
     * that is registered already stays as it is.
     *
     * @throws IllegalStateException if this broadcaster is closed
     */
    @Override
    public void register(SseEventSink sink) {
        requireOpen();
        if (sink instanceof EventStream stream) {
            if (sinks.putIfAbsent(stream, stream::unfollow) == null) {
                stream.onEnd(cause -> left(stream, cause));
                stream.follow(hub, Set.of(channel));
            }
        } else {
            sinks.computeIfAbsent(sink, this::subscribe);
        }
        if (closed.get()) {
            release(sink, true);
        }
    }

    private Runnable subscribe(SseEventSink sink) {
        Subscription subscription = hub.subscribe(
                Set.of(channel),
                hub.head(),
                EventFilter.ALL,
                new SinkOutlet(sink, executor, cause -> left(sink, cause)));
        return subscription::close;
    }

    /**
     * Publishes the event into the channel. Never waits. The log gives the event its id, unless the event brings one.
     *
     * @return completes with the {@link org.wirehouse.hub.EventId} in the log when every sink has taken the event or is
     *     gone; so it waits for the slowest, and nothing urgent should
     * @throws IllegalStateException if this broadcaster or the hub is closed
     */
    @Override
    public CompletionStage<?> broadcast(OutboundSseEvent event) {
        EventId id = publish(event);
        return channel.passed(id).thenApplyAsync(passed -> id, executor);
    }

    /**
     * Like {@link #broadcast}, for those who do not ask who has taken the event, which costs something for each event.
     *
     * @return the id in the log
     */
    public EventId publish(OutboundSseEvent event) {
        requireOpen();
        String key = event instanceof StreamEvent own ? own.key() : null;
        return hub.publish(encoder.publication(channel.name(), key, event));
    }

    @Override
    public void close() {
        close(true);
    }

    @Override
    public void close(boolean cascading) {
        if (closed.compareAndSet(false, true)) {
            sinks.keySet().forEach(sink -> release(sink, cascading));
        }
    }

    private void release(SseEventSink sink, boolean cascading) {
        Runnable unsubscribe = sinks.remove(sink);
        if (unsubscribe == null) {
            return;
        }
        unsubscribe.run();
        if (cascading) {
            try {
                sink.close();
            } catch (RuntimeException e) {
                tellError(sink, e);
            }
            tellClosed(sink);
        }
    }

    private void left(SseEventSink sink, @Nullable Throwable cause) {
        if (sinks.remove(sink) != null) {
            if (cause != null) {
                tellError(sink, cause);
            }
            tellClosed(sink);
        }
    }

    private void tellError(SseEventSink sink, Throwable cause) {
        errorListeners.forEach(listener -> safely(() -> listener.accept(sink, cause)));
    }

    private void tellClosed(SseEventSink sink) {
        closeListeners.forEach(listener -> safely(() -> listener.accept(sink)));
    }

    private static void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener of a broadcaster failed", e);
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the broadcaster is closed");
        }
    }
}
