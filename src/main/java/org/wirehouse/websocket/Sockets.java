package org.wirehouse.websocket;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.wirehouse.admission.Admission;
import org.wirehouse.admission.RejectedException;
import org.wirehouse.admission.RejectedException.Reason;
import org.wirehouse.hub.TooManyChannelsException;
import org.wirehouse.hub.UnknownChannelException;
import org.wirehouse.transport.ConnectionStatistics;
import org.wirehouse.transport.Gate;
import org.wirehouse.transport.Rota;
import org.wirehouse.transport.Threads;

/** All open sessions: opens them within the limits, finds the dead, and closes them when the application goes. */
public final class Sockets implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Sockets.class.getName());
    private static final String PEER = "org.wirehouse.peer";

    /** How long a client has to bring the thread that closes its session. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SocketLimits limits;
    private final Threads threads;
    private final Consumer<String> onLargeMessage;
    private final Gate gate;
    private final Rota<Peer> open;
    private final Map<Peer, Long> ended = new ConcurrentHashMap<>(); // since when (System.nanoTime)

    /** @param onLargeMessage is told the address of a client that sends a message which is too large */
    public Sockets(SocketLimits limits, Admission admission, Consumer<String> onLargeMessage, Threads threads) {
        this.limits = limits;
        this.open = new Rota<>(limits.look());
        this.threads = threads;
        this.onLargeMessage = onLargeMessage;
        this.gate = new Gate(admission);
    }

    /**
     * Takes over a session that has just been opened. It is closed if the client is not admitted (1013), the application is
     * stopping (1012), or {@code begin} finds the request wrong (1008) or fails (1011).
     *
     * @param begin places the client where it belongs and takes its messages; throws {@link IllegalArgumentException} or
     *     {@link UnknownChannelException} if the request is wrong
     */
    public void open(Session session, BiConsumer<Peer, SocketQuery> begin) {
        session.setMaxIdleTimeout(0); // the pings tell who is there
        Peer peer = new Peer(session, gate.traffic(), threads);
        TyrusTimer.replace(session, peer::beforeFrame);
        session.getUserProperties().put(PEER, peer);
        peer.onEnd(cause -> ended.put(peer, System.nanoTime()));
        String address = RemoteAddress.of(session);
        try {
            gate.enter(address);
        } catch (RejectedException e) {
            peer.close(
                    e.reason() == Reason.SHUTDOWN ? CloseCodes.SERVICE_RESTART : CloseCodes.TRY_AGAIN_LATER,
                    String.valueOf(e.getMessage()));
            return;
        }
        open.add(peer);
        peer.onLargeMessage(() -> onLargeMessage.accept(address));
        peer.onEnd(cause -> {
            open.remove(peer);
            gate.leave(address, cause);
        });
        begin(peer, session, begin);
    }

    private static void begin(Peer peer, Session session, BiConsumer<Peer, SocketQuery> begin) {
        try {
            begin.accept(peer, SocketQuery.of(session));
        } catch (IllegalArgumentException | UnknownChannelException e) {
            peer.close(CloseCodes.VIOLATED_POLICY, String.valueOf(e.getMessage()));
        } catch (TooManyChannelsException e) {
            peer.close(CloseCodes.TRY_AGAIN_LATER, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a WebSocket session could not begin", e);
            peer.close(CloseCodes.UNEXPECTED_CONDITION, "the server failed; its log says why");
        }
    }

    /** A part of a text message has come; {@code last} if the message ends with it. */
    public void text(Session session, String part, boolean last) {
        peer(session).come(part, last);
    }

    /** The same for a binary message. */
    public void binary(Session session, ByteBuffer part, boolean last) {
        peer(session).come(part, last);
    }

    /**
     * Closes a session (1003) because a part of a binary message has come and its endpoint takes text only. Each such
     * endpoint has to ask for parts of binary messages all the same: for one that does not, Open Liberty 26.0.0.3 (heap)
     * and WildFly 39.0.1 (direct memory) collect a message without end.
     */
    public void refuseBinary(Session session) {
        peer(session).refuseBinary();
    }

    /** The client of a session has answered a ping. */
    public void pong(Session session) {
        peer(session).pong();
    }

    /** A session has been closed, from whichever side. */
    public void closed(Session session) {
        peer(session).closed();
    }

    /** The container met an error. If the connection is broken, it will say that the session is closed. */
    public void failed(Session session, Throwable cause) {
        LOG.log(Level.DEBUG, () -> "an error in WebSocket session " + session.getId(), cause);
    }

    private static Peer peer(Session session) {
        return Objects.requireNonNull((Peer) session.getUserProperties().get(PEER), "session was not opened here");
    }

    /** How often clients are asked whether they are there. */
    public Duration ping() {
        return limits.ping();
    }

    /** Pings, and ends the clients that are dead or do not read. To be called about once a second. */
    public void tick() {
        long now = System.nanoTime();
        open.next(peer -> peer.tick(now, limits));
        ended.entrySet().removeIf(end -> {
            if (now - end.getValue() > PATIENCE.toNanos()) {
                end.getKey().closeSilent();
            }
            return !end.getKey().isDue();
        });
    }

    public ConnectionStatistics statistics() {
        return gate.statistics();
    }

    /** Lets nobody in any more, and closes all sessions. Further calls do nothing. */
    @Override
    public void close() {
        gate.shut();
        endAll();
    }

    /** Tells all clients to come back (1012) and closes the sessions. Takes {@link #GRACE} at the most. */
    public void endAll() {
        open.forEach(peer -> peer.close(CloseCodes.SERVICE_RESTART, "the server is going down, come back later"));
        long deadline = System.nanoTime() + GRACE.toNanos();
        await(open::isEmpty, deadline);
        open.forEach(Peer::abort);
        await(() -> ended.keySet().stream().noneMatch(Peer::isDue), deadline);
        ended.keySet().forEach(Peer::closeSilent);
    }

    private static void await(BooleanSupplier condition, long deadline) {
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
