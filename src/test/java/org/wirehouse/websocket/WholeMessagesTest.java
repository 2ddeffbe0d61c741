package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.wirehouse.transport.Threads;
import org.wirehouse.transport.Traffic;

class WholeMessagesTest {
    private final FakeSession fake = new FakeSession();
    private final Peer peer = new Peer(fake.session(), new Traffic(), new Threads(Runnable::run, Runnable::run));
    private final WholeMessages messages = new WholeMessages(10);

    @Test
    void passesOnWhatComesInOnePart() {
        byte[] bytes = {1, 2};

        assertThat(messages.text(peer, "one", true)).isEqualTo("one");
        assertThat(messages.text(peer, "", true)).isEmpty();
        assertThat(messages.binary(peer, bytes, true)).isSameAs(bytes);
    }

    @Test
    void putsPartsTogether() {
        assertThat(messages.text(peer, "one ", false)).isNull();
        assertThat(messages.text(peer, "two", false)).isNull();
        assertThat(messages.text(peer, "", true)).isEqualTo("one two");
        assertThat(messages.binary(peer, new byte[] {1}, false)).isNull();
        assertThat(messages.binary(peer, new byte[] {2, 3}, true)).containsExactly(1, 2, 3);
        assertThat(messages.text(peer, "three", true)).isEqualTo("three");
    }

    @Test
    void letsEachMessageHaveAllTheBytes() {
        for (int i = 0; i < 3; i++) {
            assertThat(messages.text(peer, "éé", false)).isNull();
            assertThat(messages.text(peer, "ééé", true)).isEqualTo("ééééé");
            assertThat(messages.binary(peer, new byte[10], true)).hasSize(10);
        }
        assertThat(peer.isClosed()).isFalse();
    }

    @Test
    void closesWhenThePartsTogetherAreTooLarge() {
        messages.text(peer, "éé", false);
        messages.text(peer, "éé", false);
        assertThat(messages.text(peer, "ée", true)).isNull();

        assertCloses();
    }

    @Test
    void closesOnOnePartThatIsTooLarge() {
        assertThat(messages.binary(peer, "x".repeat(11).getBytes(StandardCharsets.UTF_8), true))
                .isNull();

        assertCloses();
    }

    @Test
    void keepsNothingOfWhatComesAfterTheEnd() {
        messages.text(peer, "x".repeat(11), false);

        assertThat(messages.text(peer, "y", false)).isNull();
        assertThat(messages.text(peer, "z", true)).isNull();
        assertThat(messages.text(peer, "whole", true)).isNull();
    }

    private void assertCloses() {
        peer.closeIfDue();
        assertThat(fake.closings()).singleElement().satisfies(reason -> {
            assertThat(reason.getCloseCode().getCode()).isEqualTo(1009);
            assertThat(reason.getReasonPhrase()).isEqualTo("a message has at most 10 bytes");
        });
    }
}
