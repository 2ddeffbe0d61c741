package org.wirehouse.classics;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client that takes an event when the test says so. */
final class FakeSink implements SseEventSink {
    private record Sent(OutboundSseEvent event, CompletableFuture<@Nullable Void> taken) {}

    private final Queue<Sent> waiting = new ArrayDeque<>();
    private final List<String> data = new ArrayList<>();
    private boolean closed;

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (closed) {
            throw new IllegalStateException("the sink is closed");
        }
        Sent sent = new Sent(event, new CompletableFuture<>());
        waiting.add(sent);
        return sent.taken();
    }

    void take() {
        Sent sent = waiting.remove();
        data.add(String.valueOf(sent.event().getData()));
        sent.taken().complete(null);
    }

    void fail() {
        waiting.remove().taken().completeExceptionally(new IOException("broken"));
    }

    int waiting() {
        return waiting.size();
    }

    /** What has been taken. */
    List<String> data() {
        return data;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
