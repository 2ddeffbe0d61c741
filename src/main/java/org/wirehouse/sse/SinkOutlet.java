package org.wirehouse.sse;

import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.Outlet;
import org.wirehouse.hub.Subscription;

/**
 * Carries batches to a sink that is not ours, one event after the other, each when the stage of the one before is done.
 * The sinks of some containers block in {@code send}, so it is called on threads that belong to nobody else.
 */
final class SinkOutlet implements Outlet {
    private final SseEventSink sink;
    private final Executor executor;
    private final Consumer<@Nullable Throwable> ended;

    /** @param ended told once when the sink is of no more use: with {@code null} if it was closed, else with the error */
    SinkOutlet(SseEventSink sink, Executor executor, Consumer<@Nullable Throwable> ended) {
        this.sink = sink;
        this.executor = executor;
        this.ended = ended;
    }

    @Override
    public void write(Batch batch, Subscription subscription) {
        CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        for (Event event : batch.events()) {
            sent = sent.thenComposeAsync(done -> send(event), executor);
        }
        var unused = sent.whenComplete((done, failure) -> {
            if (failure == null) {
                subscription.written();
            } else {
                subscription.close();
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                ended.accept(cause instanceof CancellationException ? null : cause);
            }
        });
    }

    private CompletionStage<?> send(Event event) {
        if (sink.isClosed()) {
            throw new CancellationException("the sink was closed");
        }
        return sink.send(StreamEvent.of(event));
    }

    @Override
    public void ended(@Nullable Throwable cause) {
        ended.accept(cause);
    }
}
