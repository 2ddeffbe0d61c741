package org.wirehouse.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Outlet;
import org.wirehouse.transport.Chunk;
import org.wirehouse.transport.Ending;
import org.wirehouse.transport.Threads;
import org.wirehouse.transport.Traffic;
import org.wirehouse.transport.WriteDeadlineException;

/**
 * One WebSocket client. No method blocks. What is sent leaves in the order of the calls, one send in flight. It ends
 * once, for whatever reason.
 */
public final class Peer {
    /** What may wait for a client beside its batch, in bytes; one that lets more gather is ended. */
    static final int MAX_QUEUED_BYTES = 1024 * 1024;

    /** A client sends no more answers to pings than this between two pings of ours, of which it has to answer one. */
    static final int MAX_PONGS = 1_000;

    /** So many frames of a client that is to be closed, none of which anybody is told of, are pings. */
    static final int MAX_FRAMES_WHILE_DUE = 10;

    private static final Frame PING = new Frame.Ping();

    private final Session session;
    private final Executor closer;
    private final Executor home;
    private final @Nullable TyrusQueue answers;
    private final SocketWriter writer;
    private final Ending ending = new Ending();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicReference<@Nullable CloseReason> due = new AtomicReference<>();
    private volatile @Nullable WholeMessages<String> texts;
    private volatile @Nullable WholeMessages<ByteBuffer> binaries;
    private volatile @Nullable Refusal refusal;
    private volatile Supplier<@Nullable String> beat = () -> null;
    private volatile Runnable largeMessage = () -> {};
    private volatile long heardNanos = System.nanoTime();
    private volatile long askedNanos = heardNanos;
    private volatile boolean asking;
    private volatile int pongs; // by the thread that reads, and reset with each ping
    private int framesWhileDue; // by the thread that reads

    /** Why no message is taken any more, and since when ({@link System#nanoTime()}). */
    private record Refusal(String reason, long sinceNanos) {}

    /** @param threads also close the sessions of clients that send nothing */
    Peer(Session session, Traffic traffic, Threads threads) {
        this.session = session;
        this.closer = threads.closing();
        this.home = UndertowThread.of(session, Outlet.HUB);
        this.answers = TyrusQueue.into(session);
        Executor writing = home == Outlet.HUB ? threads.writing() : home;
        this.writer = new SocketWriter(session, traffic, writing, threads.mayWait(), cause -> end(cause, null));
    }

    /**
     * Sends a text message. A client for which more than {@value #MAX_QUEUED_BYTES} bytes wait already is ended instead
     * (1008), because it does not read.
     */
    public void send(String text) {
        if (writer.queuedBytes() > MAX_QUEUED_BYTES) {
            cutOff("more than " + MAX_QUEUED_BYTES + " bytes wait to be read");
            return;
        }
        send(text, failure -> {});
    }

    /** Sends a text message, however much waits; {@code done} is told when it has been taken, or why not. */
    public void send(String text, Consumer<@Nullable Throwable> done) {
        Frame.Text frame = new Frame.Text(text);
        write(frame, frame.size(), done);
    }

    /** Sends a binary message, however much waits; {@code done} is told when it has been taken, or why not. */
    public void send(ByteBuffer bytes, Consumer<@Nullable Throwable> done) {
        write(new Frame.Binary(bytes), bytes.remaining(), done);
    }

    /** Where frames are sent from without a detour. */
    Executor home() {
        return home;
    }

    /** Sends a frame, however much waits. */
    void send(Chunk<Frame> frame) {
        writer.write(frame);
    }

    private void write(Frame frame, int size, Consumer<@Nullable Throwable> done) {
        writer.write(Chunk.of(frame, size, done));
    }

    /**
     * Sends along with each ping what {@code text} has to say, if it has. It is asked when all that was sent before has been
     * taken, by one thread at a time.
     */
    public void withEachPing(Supplier<@Nullable String> text) {
        beat = text;
    }

    /**
     * From now on takes text messages, one at a time, on a thread of the container. One that has more than {@code maxBytes}
     * in UTF-8 is the last: when it has come to its end, the session is closed (1009).
     */
    public void onText(int maxBytes, Consumer<String> taker) {
        texts = WholeMessages.ofText(this, maxBytes, taker);
    }

    /** The same for binary messages. */
    public void onBinary(int maxBytes, Consumer<ByteBuffer> taker) {
        binaries = WholeMessages.ofBinary(this, maxBytes, taker);
    }

    /** A part of a text message has come; {@code last} if the message ends with it. */
    void come(String part, boolean last) {
        come(texts, part, last);
    }

    /** The same for a binary message. */
    void come(ByteBuffer part, boolean last) {
        come(binaries, part, last);
    }

    /** A part of a binary message has come where there must be none: closes the session (1003) without waiting for the rest. */
    void refuseBinary() {
        close(CloseCodes.CANNOT_ACCEPT, "this endpoint takes text only");
        heard();
    }

    private <T> void come(@Nullable WholeMessages<T> messages, T part, boolean last) {
        heard();
        if (messages != null) { // else nobody has asked for them
            messages.come(part, last);
        }
        if (last) {
            closeIfRefused();
        }
        closeIfDue();
    }

    /**
     * The message that is coming has got too large: takes nothing of it, and no other, and closes when its end has come, is
     * overdue, or is too far away. What is sent meanwhile still leaves. Payara 6.2025.10 ends the connection right behind the close frame: to
     * a client that still sends, the reset can overtake it, and a browser says 1006.
     */
    void refuse(String reason) {
        if (refusal == null) {
            refusal = new Refusal(reason, System.nanoTime());
            largeMessage.run();
        }
    }

    /** Runs {@code listener} when a message of the client is too large. */
    void onLargeMessage(Runnable listener) {
        largeMessage = listener;
    }

    /** Closes the session if a message was refused, whether or not its end has come. */
    void closeIfRefused() {
        Refusal refused = refusal;
        if (refused != null) {
            close(CloseCodes.TOO_BIG, refused.reason());
        }
    }

    /** False if a message that comes now is for nobody. */
    boolean isListening() {
        return refusal == null && !isClosed();
    }

    /** The client has answered a ping, or says so. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one that is lost does not matter
    void pong() {
        pongs++;
        if (pongs > MAX_PONGS) {
            cutOff("more than " + MAX_PONGS + " pongs came for one ping");
        }
        heard();
    }

    /** The client gave a sign of life, on a thread that may close its session. */
    void heard() {
        heardNanos = System.nanoTime();
        closeIfDue();
    }

    /**
     * Closes the session after what is already queued; a client that does not read is ended by the deadline. A ping goes
     * before, because its answer brings the thread that may close: see {@link #closeIfDue()}.
     */
    public void close(CloseCode code, String reason) {
        if (closing.compareAndSet(false, true)) {
            write(PING, 0, failure -> end(null, CloseText.reason(code, reason)));
        }
    }

    /** Closes the session at once (1008), without waiting for what is queued. */
    public void cutOff(String reason) {
        end(new IOException(reason), CloseText.reason(CloseCodes.VIOLATED_POLICY, reason));
    }

    /** The session is closed, from whichever side. */
    public void closed() {
        end(null, null);
        due.set(null);
    }

    /** Tells when the session ends, once: with the cause, or {@code null} if one of the two sides closed it. */
    public void onEnd(Consumer<@Nullable Throwable> listener) {
        ending.listen(listener);
    }

    public boolean isClosed() {
        return closing.get() || ending.hasCome();
    }

    /**
     * Finds the dead, and ends those that do not read or go on with what is too large. Called again and again, with
     * the time in nanoseconds.
     */
    void tick(long now, SocketLimits limits) {
        if (answers != null && answers.hasOverflowed()) {
            cutOff("more than " + TyrusQueue.MAX_FRAMES + " answers to pings wait to be read");
            return;
        }
        Refusal refused = refusal;
        if (refused != null
                && now - refused.sinceNanos() > limits.writeDeadline().toNanos()) {
            closeIfRefused();
        }
        long pendingSince = writer.pendingSinceNanos();
        if (pendingSince != 0 && now - pendingSince > limits.writeDeadline().toNanos()) {
            WriteDeadlineException cause = new WriteDeadlineException(limits.writeDeadline());
            end(cause, CloseText.reason(CloseCodes.VIOLATED_POLICY, String.valueOf(cause.getMessage())));
        } else if (!asking && now - askedNanos > limits.ping().toNanos()) {
            boolean unanswered =
                    askedNanos - heardNanos > 0; // so that a pause of ours is not taken for one of the client
            if (unanswered && now - heardNanos > 2 * limits.ping().toNanos()) {
                cutOff("no sign of life for " + limits.ping().multipliedBy(2).toSeconds() + " s");
            } else {
                ask();
            }
        }
    }

    /** Also while something is on its way: a client may be written to without end. */
    private void ask() {
        asking = true;
        pongs = 0;
        write(PING, 0, failure -> {
            askedNanos = System.nanoTime();
            asking = false;
        });
        write(new Frame.Late(beat), 0, failure -> {});
    }

    /** Ends the session now, whatever the client still waits for. */
    void abort() {
        end(null, new CloseReason(CloseCodes.SERVICE_RESTART, ""));
    }

    /** @param reason to close the session with, or {@code null} if the container has closed it or the connection broke */
    private void end(@Nullable Throwable cause, @Nullable CloseReason reason) {
        if (!ending.begin(cause)) {
            return;
        }
        due.set(reason != null ? reason : new CloseReason(CloseCodes.UNEXPECTED_CONDITION, ""));
        writer.stop(cause != null ? cause : new IOException("the session was closed"));
        ending.tell();
    }

    /** True if it has ended and its session is still to be closed. */
    boolean isDue() {
        return due.get() != null;
    }

    /** Closes the session of a client that has ended and sends nothing, so that no thread of the container comes. */
    void closeSilent() {
        try {
            closer.execute(this::closeIfDue);
        } catch (RejectedExecutionException e) {
            // the application has gone, and the container closes what is left
        }
    }

    /**
     * A frame has come, on the thread that reads it, which may be one that the container keeps to itself.
     *
     * @throws IllegalStateException if the session is to be closed and its client sends nothing but pings, which never brings
     *     the thread that may close: see {@link #closeIfDue()}
     */
    void beforeFrame() {
        if (!isDue()) {
            return;
        }
        framesWhileDue++;
        if (framesWhileDue > MAX_FRAMES_WHILE_DUE) {
            throw new Overdue();
        }
    }

    /** Has no stack, because the container logs it. */
    private static final class Overdue extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Overdue() {
            super("the client sends pings to a session that has ended");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /**
     * Closes the session if it has ended and nobody has closed it. Called by the threads that bring messages: if another
     * closes it, Payara recycles the objects of the request while one of them may still use it, and hands them to two
     * later requests.
     */
    public void closeIfDue() {
        if (!isDue()) {
            return;
        }
        if (writer.isWaiting()) {
            writer.cancel(); // and somebody comes again
            return;
        }
        CloseReason reason = due.getAndSet(null);
        try {
            if (reason != null && session.isOpen()) {
                session.close(reason);
            }
        } catch (IOException | RuntimeException e) {
            // it is gone already, or a send that never ends is in the way: the container has to clean up
        }
    }
}
