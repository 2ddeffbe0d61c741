package org.wirehouse.sse;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a broadcaster of Jakarta RESTful Web Services 3.1 promises, point by point, and what its users need beyond that. It
 * is plain code, so that it runs in a unit test as well as inside a server against the broadcaster of that server.
 *
 * @see SseBroadcaster
 */
final class BroadcasterContract {
    private final SseBroadcaster broadcaster;
    private final Function<String, OutboundSseEvent> events;
    private final Duration patience;
    private final List<SseEventSink> closed = new CopyOnWriteArrayList<>();
    private final List<SseEventSink> failed = new CopyOnWriteArrayList<>();

    private BroadcasterContract(
            SseBroadcaster broadcaster, Function<String, OutboundSseEvent> events, Duration patience) {
        this.broadcaster = broadcaster;
        this.events = events;
        this.patience = patience;
        broadcaster.onClose(closed::add);
        broadcaster.onError((sink, failure) -> failed.add(sink));
    }

    /** One promise. */
    @FunctionalInterface
    interface Point {
        void check(BroadcasterContract contract) throws Exception;
    }

    /** The promises by name. */
    static Map<String, Point> points() {
        Map<String, Point> points = new LinkedHashMap<>();
        points.put("a sink receives events in order", BroadcasterContract::receivesInOrder);
        points.put("the stage of a broadcast completes when all sinks have the event", BroadcasterContract::completes);
        points.put("a sink that stalls holds up no other sink", BroadcasterContract::stalledHoldsUpNobody);
        points.put("a sink that blocks holds up neither the caller nor another sink", BroadcasterContract::blocking);
        points.put("a burst of 2,000 events throws no sink out", BroadcasterContract::burst);
        points.put("a sink that throws is reported once and removed", BroadcasterContract::throwing);
        points.put("a sink whose stage fails is reported once and removed", BroadcasterContract::failing);
        points.put("a sink that was closed is reported to onClose once", BroadcasterContract::closedSink);
        points.put("a listener that throws disturbs nobody", BroadcasterContract::throwingListener);
        points.put("close closes the sinks and reports each once", BroadcasterContract::closeCascades);
        points.put("close without cascading leaves the sinks open", BroadcasterContract::closeWithoutCascading);
        points.put("a closed broadcaster refuses everything but close", BroadcasterContract::refusesAfterClose);
        return points;
    }

    /**
     * Checks one point against a fresh broadcaster; throws if it does not hold.
     *
     * @param patience how long to wait for what has to happen
     */
    static void check(
            Point point, SseBroadcaster broadcaster, Function<String, OutboundSseEvent> events, Duration patience)
            throws Exception {
        point.check(new BroadcasterContract(broadcaster, events, patience));
    }

    private void receivesInOrder() {
        RecordingSink one = register(RecordingSink.healthy());
        RecordingSink two = register(RecordingSink.healthy());
        broadcast(0, 100);
        eventually(
                "both have all",
                () -> one.events().size() == 100 && two.events().size() == 100);
        require("in order", one.data().equals(numbers(0, 100)) && two.data().equals(numbers(0, 100)));
    }

    private void completes() throws Exception {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        RecordingSink slow = register(new RecordingSink(event -> taken));
        RecordingSink quick = register(RecordingSink.healthy());
        CompletableFuture<?> stage = broadcaster.broadcast(events.apply("x")).toCompletableFuture();
        eventually(
                "both have been given it",
                () -> slow.events().size() == 1 && quick.events().size() == 1);
        require("not complete while one has not taken it", !stage.isDone());
        taken.complete(null);
        stage.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stalledHoldsUpNobody() {
        register(RecordingSink.stalled());
        RecordingSink other = register(RecordingSink.healthy());
        register(RecordingSink.stalled());
        broadcast(0, 50);
        eventually("the healthy one has all", () -> other.events().size() == 50);
    }

    private void blocking() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try {
            register(new RecordingSink(event -> {
                awaitQuietly(release);
                return CompletableFuture.completedStage(null);
            }));
            RecordingSink other = register(RecordingSink.healthy());
            Thread caller = new Thread(() -> broadcast(0, 50));
            caller.start();
            caller.join(patience.toMillis());
            require("the caller is back", !caller.isAlive());
            eventually("the healthy one has all", () -> other.events().size() == 50);
        } finally {
            release.countDown();
        }
    }

    private void burst() {
        CountDownLatch start = new CountDownLatch(1);
        RecordingSink sink = register(new RecordingSink(event -> {
            awaitQuietly(start);
            return CompletableFuture.completedStage(null);
        }));
        try {
            broadcast(0, 2_000);
        } finally {
            start.countDown();
        }
        eventually("all arrive", () -> sink.events().size() == 2_000);
        require("nobody was thrown out", closed.isEmpty() && failed.isEmpty() && !sink.isClosed());
    }

    private void throwing() {
        RecordingSink sink = register(new RecordingSink(event -> {
            throw new IllegalStateException("broken");
        }));
        requireReportedOnceAndRemoved(sink);
    }

    private void failing() {
        CompletionStage<Void> failure = CompletableFuture.failedStage(new IllegalStateException("broken"));
        requireReportedOnceAndRemoved(register(new RecordingSink(event -> failure)));
    }

    private void requireReportedOnceAndRemoved(RecordingSink sink) {
        RecordingSink other = register(RecordingSink.healthy());
        broadcast(0, 1);
        eventually("the other has the event", () -> other.events().size() == 1);
        eventually("onError was told", () -> failed.contains(sink));
        broadcast(1, 5);
        eventually("the other goes on", () -> other.events().size() == 5);
        eventually("onClose was told", () -> closed.contains(sink));
        require("it got nothing more", sink.events().size() == 1);
        require("onError once", failed.equals(List.of(sink)));
        require("onClose once", closed.equals(List.of(sink)));
    }

    private void closedSink() {
        RecordingSink sink = register(RecordingSink.healthy());
        RecordingSink other = register(RecordingSink.healthy());
        sink.close();
        broadcast(0, 5);
        eventually("the other has all", () -> other.events().size() == 5);
        eventually("onClose was told", () -> closed.contains(sink));
        require("once", closed.equals(List.of(sink)));
        require("nothing was sent to it", sink.events().isEmpty());
    }

    private void throwingListener() {
        broadcaster.onClose(sink -> {
            throw new IllegalStateException("broken listener");
        });
        List<SseEventSink> later = new CopyOnWriteArrayList<>();
        broadcaster.onClose(later::add);
        RecordingSink sink = register(RecordingSink.healthy());
        RecordingSink other = register(RecordingSink.healthy());
        sink.close();
        broadcast(0, 3);
        eventually("the other has all", () -> other.events().size() == 3);
        eventually("the listener behind it was told", () -> later.contains(sink));
    }

    private void closeCascades() {
        RecordingSink one = register(RecordingSink.healthy());
        RecordingSink two = register(RecordingSink.healthy());
        broadcaster.close();
        broadcaster.close();
        eventually("the sinks are closed", () -> one.isClosed() && two.isClosed());
        eventually("each was reported", () -> closed.containsAll(List.of(one, two)));
        require("each once", closed.size() == 2);
        require("without an error", failed.isEmpty());
    }

    private void closeWithoutCascading() {
        RecordingSink sink = register(RecordingSink.healthy());
        broadcaster.close(false);
        broadcaster.close();
        require("it is open", !sink.isClosed());
        require("nobody was told", closed.isEmpty());
    }

    private void refusesAfterClose() {
        broadcaster.close();
        refuses("broadcast", () -> broadcaster.broadcast(events.apply("x")));
        refuses("register", () -> broadcaster.register(RecordingSink.healthy()));
        refuses("onClose", () -> broadcaster.onClose(sink -> {}));
        refuses("onError", () -> broadcaster.onError((sink, failure) -> {}));
        broadcaster.close(true);
    }

    private RecordingSink register(RecordingSink sink) {
        broadcaster.register(sink);
        return sink;
    }

    private void broadcast(int from, int to) {
        numbers(from, to).forEach(number -> broadcaster.broadcast(events.apply(number)));
    }

    private static List<String> numbers(int from, int to) {
        return new ArrayList<>(
                IntStream.range(from, to).mapToObj(Integer::toString).toList());
    }

    private static void refuses(String what, Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException e) {
            return;
        }
        throw new AssertionError(what + " was not refused");
    }

    private static void require(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }

    private void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
