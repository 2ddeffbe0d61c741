package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.transport.Threads;
import org.wirehouse.transport.Traffic;

class WholeMessagesTest {
    private static final Duration DEADLINE = Duration.ofHours(30);

    private final FakeSession fake = new FakeSession();
    private final Peer peer = new Peer(fake.session(), new Traffic(), new Threads(Runnable::run, false, Runnable::run));
    private final List<String> texts = new ArrayList<>();
    private final List<ByteBuffer> binaries = new ArrayList<>();

    @BeforeEach
    void listen() {
        peer.onText(10, texts::add);
        peer.onBinary(10, binaries::add);
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }

    @Test
    void passesOnWhatComesInOnePart() {
        peer.come("one", true);
        peer.come("", true);
        peer.come(bytes(1, 2), true);

        assertThat(texts).containsExactly("one", "");
        assertThat(binaries).containsExactly(bytes(1, 2));
    }

    @Test
    void passesOnATextThatComesInOnePartAsItIs() {
        String text = new String("text");
        peer.come(text, true);
        assertThat(texts.get(0)).isSameAs(text);
    }

    @Test
    void dropsWhatNobodyAskedFor() {
        Peer other = new Peer(fake.session(), new Traffic(), new Threads(Runnable::run, false, Runnable::run));
        other.come("x".repeat(100), false);
        other.come("x", true);
        other.come(ByteBuffer.allocate(100), true);
        assertThat(other.isClosed()).isFalse();

        other.onText(10, texts::add);
        other.come("text", true);

        assertThat(texts).containsExactly("text");
    }

    @Test
    void putsPartsTogether() {
        peer.come("one ", false);
        peer.come("two", false);
        assertThat(texts).isEmpty();
        peer.come("", true);
        peer.come(bytes(1), false);
        peer.come(bytes(2, 3), true);
        peer.come("three", true);

        assertThat(texts).containsExactly("one two", "three");
        assertThat(binaries).containsExactly(bytes(1, 2, 3));
    }

    @Test
    void keepsItsOwnCopyOfBytes() {
        ByteBuffer part = bytes(1);
        peer.come(part, true);
        part.put(0, (byte) 9);

        assertThat(binaries).containsExactly(bytes(1));
    }

    @Test
    void letsEachMessageHaveAllTheBytes() {
        for (int i = 0; i < 3; i++) {
            peer.come("éé", false);
            peer.come("ééé", true);
            peer.come(ByteBuffer.allocate(10), true);
        }
        assertThat(texts).containsExactly("ééééé", "ééééé", "ééééé");
        assertThat(binaries).hasSize(3);
        assertThat(peer.isClosed()).isFalse();
    }

    @Test
    void takesEmptyPartsAmongOthers() {
        for (int i = 0; i < 5; i++) {
            for (int empty = 0; empty < WholeMessages.MAX_EMPTY_PARTS; empty++) {
                peer.come("", false);
            }
            peer.come("x", true);
        }
        assertThat(texts).hasSize(5).containsOnly("x");
    }

    @Test
    void cutsOffAMessageOfEmptyPartsWithoutEnd() {
        for (int empty = 0; empty < WholeMessages.MAX_EMPTY_PARTS; empty++) {
            peer.come("", false);
        }
        assertStaysOpen();

        peer.come("", false);

        assertThat(fake.closings()).hasSize(1);
        assertThat(fake.closings().get(0).getCloseCode()).isEqualTo(CloseCodes.VIOLATED_POLICY);
    }

    @Test
    void closesWhenThePartsTogetherAreTooLarge() {
        peer.come("éé", false);
        peer.come("éé", false);
        peer.come("ée", true);

        assertThat(texts).isEmpty();
        assertCloses();
    }

    @Test
    void closesOnOnePartThatIsTooLarge() {
        peer.come(ByteBuffer.allocate(11), true);

        assertThat(binaries).isEmpty();
        assertCloses();
    }

    @Test
    void readsWhatIsTooLargeToItsEndBeforeItCloses() {
        peer.come("éé", false);
        peer.come("ééé", false);
        peer.come("x", false);
        peer.come("x".repeat(11), false);
        assertStaysOpen();

        peer.come("", true);

        assertThat(texts).isEmpty();
        assertCloses();
    }

    @Test
    void takesNothingAfterWhatIsTooLarge() {
        peer.come(ByteBuffer.allocate(11), false);
        peer.come(bytes(1), false);
        peer.come(bytes(2), true);
        peer.come(bytes(3), true);
        peer.come("text", true);

        assertThat(texts).isEmpty();
        assertThat(binaries).isEmpty();
        assertCloses();
    }

    @Test
    void waitsForTheEndOfWhatIsTooLargeNoLongerThanTheDeadline() {
        peer.come(ByteBuffer.allocate(11), false);
        tickAfter(DEADLINE.minusMinutes(1));
        assertStaysOpen();
        peer.come(bytes(1), false);

        tickAfter(DEADLINE.plusMinutes(1));

        assertCloses();
        peer.come(bytes(2), true);
        peer.come("text", true);
        assertThat(binaries).isEmpty();
        assertThat(texts).isEmpty();
    }

    @Test
    void closesBeforeTheEndOfATooLargeMessageWhoseRestIsTooLong() {
        peer.come(ByteBuffer.allocate(11), false);
        peer.come(ByteBuffer.allocate(WholeMessages.MAX_DISCARDED_BYTES - 11), false);
        assertStaysOpen();

        peer.come(bytes(1), false);

        assertCloses();
    }

    @Test
    void sendsWhatThereIsWhileItReadsWhatIsTooLarge() {
        peer.come("x".repeat(11), false);

        peer.send("news");

        assertThat(fake.sent()).containsExactly("news");
    }

    @Test
    void closesForAnotherReasonWhileItReadsWhatIsTooLarge() {
        peer.come("x".repeat(11), false);
        peer.close(CloseCodes.SERVICE_RESTART, "restart");
        peer.come("x", true);

        assertThat(fake.closings()).singleElement().satisfies(reason -> assertThat(reason.getCloseCode())
                .isEqualTo(CloseCodes.SERVICE_RESTART));
    }

    private void tickAfter(Duration time) {
        peer.tick(System.nanoTime() + time.toNanos(), new SocketLimits(Duration.ofHours(40), DEADLINE));
    }

    private void assertStaysOpen() {
        assertThat(peer.isClosed()).isFalse();
        peer.closeIfDue();
        assertThat(fake.closings()).isEmpty();
    }

    private void assertCloses() {
        peer.closeIfDue();
        assertThat(fake.closings()).singleElement().satisfies(reason -> {
            assertThat(reason.getCloseCode().getCode()).isEqualTo(1009);
            assertThat(reason.getReasonPhrase()).isEqualTo("a message has at most 10 bytes");
        });
    }
}
