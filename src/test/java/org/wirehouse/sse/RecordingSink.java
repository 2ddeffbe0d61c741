package org.wirehouse.sse;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A sink that keeps what it is given, and behaves as the test says. */
final class RecordingSink implements SseEventSink {
    private final List<OutboundSseEvent> events = new CopyOnWriteArrayList<>();
    private final Function<OutboundSseEvent, CompletionStage<?>> behaviour;
    private volatile boolean closed;

    /** @param behaviour decides what becomes of an event after it has been noted */
    RecordingSink(Function<OutboundSseEvent, CompletionStage<?>> behaviour) {
        this.behaviour = behaviour;
    }

    /** Takes everything at once. */
    static RecordingSink healthy() {
        return new RecordingSink(event -> CompletableFuture.completedStage(null));
    }

    /** Takes an event and never says that it has been sent. */
    static RecordingSink stalled() {
        return new RecordingSink(event -> new CompletableFuture<Void>());
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (closed) {
            throw new IllegalStateException("the sink is closed");
        }
        events.add(event);
        return behaviour.apply(event);
    }

    @Override
    public void close() {
        closed = true;
    }

    List<OutboundSseEvent> events() {
        return events;
    }

    List<String> data() {
        return events.stream().map(event -> String.valueOf(event.getData())).toList();
    }
}
