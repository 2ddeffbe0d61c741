package org.wirehouse.sse;

import jakarta.json.bind.JsonbException;
import jakarta.servlet.AsyncContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Framing;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Outlet;
import org.wirehouse.hub.Subscription;
import org.wirehouse.transport.Chunk;
import org.wirehouse.transport.Ending;
import org.wirehouse.transport.Threads;
import org.wirehouse.transport.Traffic;
import org.wirehouse.transport.WriteDeadlineException;

/**
 * One client of an event stream: a sink of Jakarta REST, and an outlet of the hub. No method blocks. It ends once, for
 * whatever reason, and then lets go of its subscription and of the response.
 */
public final class EventStream implements SseEventSink, Outlet {
    /** What may wait for a client beside its batch, in bytes; {@link #send} refuses more. */
    static final int MAX_QUEUED_BYTES = 1024 * 1024;

    private static final byte[] NOTHING = {};

    private final Viewpoint viewpoint;
    private final Manner manner;
    private final Heartbeat heartbeat;
    private final SseData encoder;
    private final ResponseWriter writer;
    private final Delivery delivery;
    private final Ending ending = new Ending();
    private volatile @Nullable Subscription subscription;
    private volatile boolean closing;
    private String announcedId;

    @SuppressWarnings("NullAway.Init") // the writer does not leave before it is set
    private AsyncContext context;

    /**
     * Has no response yet; what is to be written waits for it.
     *
     * @param heartbeat for a manner that breaks silence; one that is an event also goes out at the start
     * @param retryMillis if the manner is to say so, what the client is told to wait before it comes back
     * @param threads of which no other request is the owner when the response ends: Weld would damage the context of that
     *     one (WELD-000714 on Payara)
     */
    EventStream(
            Viewpoint viewpoint,
            Manner manner,
            Heartbeat heartbeat,
            SseData encoder,
            Traffic traffic,
            long retryMillis,
            Threads threads) {
        this.viewpoint = viewpoint;
        this.manner = manner;
        this.heartbeat = heartbeat;
        this.encoder = encoder;
        this.delivery = new Delivery();
        this.announcedId = viewpoint.after().equals(EventId.FOREIGN)
                ? ""
                : viewpoint.after().toString();
        // Not before its last write: Open Liberty 26.0.0.3 would lend the buffer of that one to other responses.
        Runnable left = () -> threads.closing().execute(this::endResponse);
        this.writer = new ResponseWriter(traffic, threads.writing(), this::end, left);
        if (manner.speaksOfItself()) {
            // Open Liberty sends no headers before the first bytes, so these go out at once.
            enqueue(new SseText().retry(retryMillis).id(announcedId).end().bytes());
            if (heartbeat.isEvent()) {
                enqueue(heartbeat.bytes());
            }
        }
    }

    /**
     * Takes over a response whose request is in asynchronous mode. Called at most once.
     *
     * @param done run once, when the container has done with the request
     */
    void begin(AsyncContext response, Runnable done) throws IOException {
        context = response;
        context.addListener(new AsyncEnd(this::end, done));
        writer.begin(context.getResponse().getOutputStream());
    }

    public Viewpoint viewpoint() {
        return viewpoint;
    }

    /** Follows channels of a hub from the viewpoint on. Called at most once. */
    void follow(Hub hub, Collection<Channel> channels) {
        Subscription placed = hub.subscribe(channels, viewpoint.after(), viewpoint.filter(), this);
        subscription = placed;
        if (ending.hasCome()) {
            placed.close();
        }
    }

    /** Stops following, and stays open. */
    void unfollow() {
        Subscription placed = subscription;
        if (placed != null) {
            placed.close();
        }
    }

    /**
     * Tells when the stream ends, once: with {@code null} after {@link #close()}, with the cause if the client left, did
     * not read, or could not be written to. At once if it has ended already.
     */
    public void onEnd(Consumer<@Nullable Throwable> listener) {
        ending.listen(listener);
    }

    @Override
    public void write(Batch batch, Subscription from) {
        delivery.carry(batch, from);
    }

    @Override
    public void ended(@Nullable Throwable cause) {
        if (cause == null) {
            close();
        } else {
            end(cause);
        }
    }

    @Override
    public boolean isClosed() {
        return closing || ending.hasCome();
    }

    /**
     * Sends an event of its own, beside what the stream follows.
     *
     * @return completes when the connection has taken it; fails if it cannot be encoded, if more than
     *     {@value #MAX_QUEUED_BYTES} bytes wait already because the client reads too slowly, or if the stream ends first
     * @throws IllegalStateException if the stream is closed
     */
    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (isClosed()) {
            throw new IllegalStateException("the event stream is closed");
        }
        CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
        try {
            byte[] bytes = encoder.bytes(event, manner.text());
            int waiting = writer.queuedBytes();
            if (waiting > 0 && waiting + bytes.length > MAX_QUEUED_BYTES) {
                throw new IllegalStateException("the client reads too slowly: " + waiting + " bytes wait for it");
            }
            writer.write(Chunk.of(bytes, bytes.length, failure -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
            }));
        } catch (JsonbException | IllegalStateException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    /** Ends the stream after what is already queued; a client that does not read is ended by the deadline. */
    @Override
    public void close() {
        if (!closing) {
            closing = true;
            writer.write(Chunk.of(NOTHING, 0, failure -> end(null)));
        }
    }

    /** Ends the stream now, whatever the client still waits for. */
    void abort() {
        end(null);
    }

    /** Says when to come back, if that is its manner, and closes. */
    void closeWithRetry(long retryMillis) {
        if (manner.speaksOfItself()) {
            enqueue(new SseText().retry(retryMillis).end().bytes());
        }
        close();
    }

    /**
     * Finds the dead and ends those that do not read. Called again and again.
     *
     * @param now in nanoseconds
     * @param silence after how much a heartbeat is due
     */
    void tick(long now, Duration silence, Duration writeDeadline) {
        long pendingSince = writer.pendingSinceNanos();
        if (pendingSince != 0) {
            if (now - pendingSince > writeDeadline.toNanos()) {
                end(new WriteDeadlineException(writeDeadline));
            }
        } else if (manner.speaksOfItself() && now - writer.lastWriteNanos() > silence.toNanos()) {
            enqueue(signOfLife());
        }
    }

    /** The heartbeat, with the position if it moved past events that were not for this client. */
    private byte[] signOfLife() {
        Subscription placed = subscription;
        String id = placed == null ? announcedId : placed.position().toString();
        if (id.equals(announcedId)) {
            return heartbeat.bytes();
        }
        announcedId = id;
        return heartbeat.bytes(id);
    }

    private void enqueue(byte[] bytes) {
        writer.write(Chunk.of(bytes, bytes.length, failure -> {}));
    }

    private void end(@Nullable Throwable cause) {
        if (!ending.begin(cause)) {
            return;
        }
        writer.stop(cause != null ? cause : new CancellationException("the event stream was closed"));
        unfollow();
        ending.tell();
    }

    private void endResponse() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // the container was faster
        }
    }

    /** The batch that is on its way. There is one at a time, so one object is enough for all. */
    private final class Delivery extends Chunk<byte[]> {
        private final Framing<byte[]> framing = viewpoint.framing();
        private @Nullable Subscription from;

        void carry(Batch batch, Subscription subscription) {
            from = subscription;
            byte[] bytes = batch.framed(framing);
            fill(bytes, bytes.length);
            writer.write(this);
        }

        @Override
        protected void done(@Nullable Throwable failure) {
            if (failure == null && from != null) {
                from.written();
            }
        }
    }
}
