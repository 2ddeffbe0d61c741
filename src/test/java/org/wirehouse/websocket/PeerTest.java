package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.transport.Threads;
import org.wirehouse.transport.Traffic;
import org.wirehouse.transport.WriteDeadlineException;

class PeerTest {
    private static final Duration PING = Duration.ofHours(20);
    private static final Duration DEADLINE = Duration.ofHours(30);
    private static final Threads DIRECT = new Threads(Runnable::run, false, Runnable::run);
    private static final SocketLimits LIMITS = new SocketLimits(PING, DEADLINE);

    private final FakeSession fake = new FakeSession();
    private final Peer peer = new Peer(fake.session(), new Traffic(), DIRECT);
    private final List<@Nullable Throwable> ends = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();

    @BeforeEach
    void listen() {
        peer.onEnd(ends::add);
    }

    @Test
    void sendsInTheOrderOfTheCallsWithOneSendInFlight() {
        fake.stall();
        send("a");
        send("b");
        peer.send("c");
        assertThat(fake.sent()).containsExactly("a");
        assertThat(outcomes).isEmpty();

        fake.read();

        assertThat(fake.sent()).containsExactly("a", "b");
        assertThat(outcomes).containsExactly("a taken");
    }

    @Test
    void sendsOnTheThreadOfTheCallerWhereItMayWait() {
        FakeSession other = new FakeSession();
        Peer waiting = new Peer(other.session(), new Traffic(), new Threads(Runnable::run, true, Runnable::run));
        waiting.onEnd(ends::add);
        waiting.send("a", failure -> outcomes.add("a " + failure));
        waiting.send(ByteBuffer.wrap(new byte[] {'b'}), failure -> outcomes.add("b " + failure));
        waiting.tick(System.nanoTime() + PING.toNanos() + 1, LIMITS);
        assertThat(other.sent()).containsExactly("a", "b", FakeSession.PING);
        assertThat(outcomes).containsExactly("a null", "b null");

        IOException broken = new IOException("broken");
        other.breakDown(broken);
        waiting.send("c", failure -> outcomes.add("c " + failure));

        assertThat(outcomes).last().isEqualTo("c " + broken);
        assertThat(ends).containsExactly(broken);
    }

    @Test
    void cancelsTheSendThatWaitsBeforeItClosesTheSession() throws Exception {
        FakeSession other = new FakeSession();
        Peer waiting = new Peer(other.session(), new Traffic(), new Threads(Runnable::run, true, Runnable::run));
        other.stall();
        Thread sender = new Thread(() -> waiting.send("a", failure -> outcomes.add("a " + failure)));
        sender.start();
        await().until(() -> other.sent().contains("a"));
        waiting.cutOff("why");

        waiting.closeSilent();

        sender.join();
        assertThat(other.closings()).isEmpty();
        assertThat(outcomes).hasSize(1);
        assertThat(waiting.isDue()).isTrue();
        waiting.closeSilent();
        assertThat(other.closings()).hasSize(1);
        assertThat(waiting.isDue()).isFalse();
    }

    @Test
    void doesNotGrowTheStackWhereTheContainerReportsOnTheStackOfTheSender() {
        AtomicInteger left = new AtomicInteger(100_000);
        sendNext(left);
        assertThat(left).hasValue(0);
        assertThat(fake.sent()).hasSize(100_000);
    }

    private void sendNext(AtomicInteger left) {
        peer.send("x", failure -> {
            if (left.decrementAndGet() > 0) {
                sendNext(left);
            }
        });
    }

    @Test
    void pingsAfterAnInterval() {
        tickAfter(PING.minusMinutes(1));
        assertThat(fake.sent()).isEmpty();

        tickAfter(PING.plusMinutes(1));

        assertThat(fake.sent()).containsExactly(FakeSession.PING);
    }

    @Test
    void pingsAlsoAClientThatIsWrittenToWithoutEnd() {
        fake.stall();
        peer.send("a");
        tickAfter(PING.plusMinutes(1));
        peer.send("b");
        fake.read();

        assertThat(fake.sent()).containsExactly("a", FakeSession.PING, "b");
    }

    @Test
    void doesNotAskAgainBeforeItsQuestionHasLeft() {
        fake.stall();
        peer.send("a");
        tickAfter(PING.plusMinutes(1));
        tickAfter(PING.plusMinutes(2));
        fake.read();
        assertThat(fake.sent()).containsExactly("a", FakeSession.PING);
    }

    @Test
    void endsAfterTwoIntervalsWithoutASign() {
        tickAfter(PING.plusMinutes(1));
        assertThat(ends).isEmpty();

        tickAfter(PING.multipliedBy(2).plusMinutes(1));

        peer.closeIfDue();
        assertThat(fake.closings()).hasSize(1);
        assertThat(fake.closings().get(0).getCloseCode()).isEqualTo(CloseCodes.VIOLATED_POLICY);
        assertThat(fake.closings().get(0).getReasonPhrase()).contains("no sign of life for 144000 s");
        assertThat(ends).hasSize(1).doesNotContainNull();
    }

    @Test
    void staysWhenTheClientAnswers() {
        tickAfter(PING.plusMinutes(1));
        peer.heard();
        tickAfter(PING.multipliedBy(2).plusMinutes(1));
        assertThat(ends).isEmpty();
    }

    @Test
    void doesNotTakeAPauseOfTheServerForOneOfTheClient() {
        tickAfter(PING.multipliedBy(5));
        assertThat(ends).isEmpty();
        assertThat(fake.sent()).containsExactly(FakeSession.PING);
    }

    @Test
    void endsWhoDoesNotReadWithinTheDeadline() {
        fake.stall();
        send("a");
        send("b");
        tickAfter(DEADLINE.minusMinutes(1));
        assertThat(ends).isEmpty();

        tickAfter(DEADLINE.plusMinutes(1));

        assertThat(ends).hasSize(1);
        assertThat(ends.get(0)).isInstanceOf(WriteDeadlineException.class);
        peer.closeIfDue();
        assertThat(fake.closings()).hasSize(1);
        assertThat(fake.closings().get(0).getReasonPhrase()).isEqualTo("the client did not read for 108000 s");
        assertThat(outcomes).containsExactly("a dropped", "b dropped");
    }

    @Test
    void sendsWithEachPingWhatIsToBeSaidThen() {
        List<String> said = new ArrayList<>(List.of("one"));
        peer.withEachPing(() -> said.isEmpty() ? null : said.remove(0));
        tickAfter(PING.plusMinutes(1));
        peer.heard();
        tickAfter(PING.multipliedBy(2).plusMinutes(2));
        assertThat(fake.sent()).containsExactly(FakeSession.PING, "one", FakeSession.PING);
    }

    @Test
    void asksForItOnlyWhenAllBeforeItHasBeenTaken() {
        List<String> taken = new ArrayList<>();
        peer.withEachPing(() -> "after " + taken);
        fake.stall();
        peer.send("a", failure -> taken.add("a"));
        tickAfter(PING.plusMinutes(1));
        peer.send("b", failure -> taken.add("b"));

        fake.read();

        assertThat(fake.sent()).containsExactly("a", FakeSession.PING, "after [a]");
        fake.read();
        assertThat(fake.sent()).endsWith("b");
    }

    @Test
    void closesAfterWhatIsQueued() {
        fake.stall();
        send("a");
        send("b");
        peer.close(CloseCodes.VIOLATED_POLICY, "why");
        peer.close(CloseCodes.TOO_BIG, "too late");
        assertThat(peer.isClosed()).isTrue();
        assertThat(fake.closings()).isEmpty();

        fake.read();
        fake.read();

        assertThat(outcomes).containsExactly("a taken", "b taken");
        peer.closeIfDue();
        assertThat(fake.closings()).hasSize(1);
        assertThat(fake.closings().get(0).getCloseCode()).isEqualTo(CloseCodes.VIOLATED_POLICY);
        assertThat(fake.closings().get(0).getReasonPhrase()).isEqualTo("why");
        assertThat(ends).hasSize(1).containsOnlyNulls();
    }

    @Test
    void endsByTheDeadlineThoughItIsToBeClosed() {
        fake.stall();
        peer.send("a");
        peer.close(CloseCodes.SERVICE_RESTART, "restart");
        tickAfter(DEADLINE.plusMinutes(1));
        peer.closeIfDue();
        assertThat(fake.closings()).hasSize(1);
        assertThat(fake.closings().get(0).getCloseCode()).isEqualTo(CloseCodes.VIOLATED_POLICY);
        assertThat(ends).hasSize(1);
    }

    @Test
    void cutsOffWhoLetsTooMuchGather() {
        fake.stall();
        String text = "x".repeat(100_000);
        for (int i = 0; i < 20; i++) {
            peer.send(text);
        }
        assertThat(ends).hasSize(1);
        peer.closeIfDue();
        assertThat(fake.closings()).hasSize(1);
        assertThat(fake.closings().get(0).getCloseCode()).isEqualTo(CloseCodes.VIOLATED_POLICY);
        assertThat(fake.sent()).hasSize(1);
    }

    @Test
    void endsOnceHoweverManyCauses() {
        fake.stall();
        send("a");
        fake.fail(new IOException("gone"));
        peer.closed();
        peer.cutOff("again");
        peer.abort();
        peer.close(CloseCodes.TOO_BIG, "again");
        send("b");
        assertThat(ends).hasSize(1);
        assertThat(ends.get(0)).hasMessage("gone");
        peer.closeIfDue();
        assertThat(fake.closings()).isEmpty(); // the container has closed it
        assertThat(outcomes).containsExactly("a dropped", "b dropped");
    }

    @Test
    void endsWhateverSendingThrows() {
        for (Throwable cause : List.of(
                new UncheckedIOException(new IOException("a")),
                new IllegalStateException("b"),
                new AssertionError("c"))) {
            FakeSession breaking = new FakeSession();
            Peer other = new Peer(breaking.session(), new Traffic(), DIRECT);
            List<@Nullable Throwable> causes = new ArrayList<>();
            other.onEnd(causes::add);
            breaking.breakDown(cause);

            other.send("x");
            other.send("y");

            assertThat(causes).hasSize(1).doesNotContainNull();
            other.closeSilent();
            assertThat(breaking.closings()).hasSize(1);
        }
    }

    @Test
    void tellsOfItsEndAlsoWhenNobodyIsLeftToCloseTheSession() {
        Peer late = new Peer(fake.session(), new Traffic(), new Threads(Runnable::run, false, task -> {
            throw new RejectedExecutionException("shut down");
        }));
        late.onEnd(ends::add);
        late.cutOff("why");
        late.closeSilent();
        assertThat(ends).hasSize(1).doesNotContainNull();
        assertThat(fake.closings()).isEmpty();
    }

    @Test
    void leavesTheClosingToTheThreadThatBringsAMessage() {
        peer.close(CloseCodes.VIOLATED_POLICY, "why");
        assertThat(ends).hasSize(1);
        assertThat(fake.closings()).isEmpty();
        assertThat(peer.isDue()).isTrue();

        peer.closeIfDue();
        peer.closeSilent();

        assertThat(fake.closings()).hasSize(1);
        assertThat(peer.isDue()).isFalse();
    }

    @Test
    void leavesNothingToCloseWhenTheContainerHasClosed() {
        peer.closed();
        assertThat(peer.isDue()).isFalse();
    }

    @Test
    void closesWithTheFirstPartOfABinaryMessageWhereOnlyTextIsTaken() {
        peer.refuseBinary();
        peer.refuseBinary();

        assertThat(fake.closings()).hasSize(1);
        assertThat(fake.closings().get(0).getCloseCode()).isEqualTo(CloseCodes.CANNOT_ACCEPT);
        assertThat(fake.closings().get(0).getReasonPhrase()).isEqualTo("this endpoint takes text only");
        assertThat(ends).hasSize(1).containsOnlyNulls();
    }

    @Test
    void cutsOffWhoAnswersOnePingWithoutEnd() {
        for (int interval = 1; interval <= 3; interval++) {
            for (int pong = 0; pong < Peer.MAX_PONGS; pong++) {
                peer.pong();
            }
            tickAfter(PING.multipliedBy(interval).plusMillis(interval));
        }
        assertThat(peer.isClosed()).isFalse();

        for (int pong = 0; pong <= Peer.MAX_PONGS; pong++) {
            peer.pong();
        }

        assertThat(fake.closings()).hasSize(1);
        assertThat(fake.closings().get(0).getCloseCode()).isEqualTo(CloseCodes.VIOLATED_POLICY);
    }

    @Test
    void breaksOffTheFramesOfAClientThatHasEndedAndSendsOnlyPings() {
        beforeFrames(1_000);
        peer.cutOff("why");
        beforeFrames(Peer.MAX_FRAMES_WHILE_DUE);
        assertThatIllegalStateException().isThrownBy(() -> peer.beforeFrame());
    }

    @Test
    void breaksNothingOffWhenTheSessionIsClosed() {
        peer.cutOff("why");
        peer.closed();
        beforeFrames(1_000);
    }

    private void beforeFrames(int frames) {
        for (int frame = 0; frame < frames; frame++) {
            peer.beforeFrame();
        }
    }

    private void send(String text) {
        peer.send(text, failure -> outcomes.add(text + (failure == null ? " taken" : " dropped")));
    }

    private void tickAfter(Duration time) {
        peer.tick(System.nanoTime() + time.toNanos(), LIMITS);
    }
}
