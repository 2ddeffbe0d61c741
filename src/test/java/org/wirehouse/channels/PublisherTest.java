package org.wirehouse.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.Retention;
import org.wirehouse.hub.Retention.Kind;
import org.wirehouse.hub.TestClock;
import org.wirehouse.hub.UnknownChannelException;

class PublisherTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock);
    private final Publisher publisher = new Publisher(hub, Set.of("news", "prices"));

    @BeforeEach
    void declareChannels() {
        hub.declare("news", retention(Kind.RECENT));
        hub.declare("prices", retention(Kind.LATEST));
        hub.declare("ticker", retention(Kind.LATEST));
    }

    private static Retention retention(Kind kind) {
        return new Retention(kind, 100, 1 << 20, Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void publishesTextAndJsonAsTheyCome() {
        EventId first = publisher.publish(new Publication("news", "flash", null, "a\r\nb"));
        EventId second = publisher.publish(Publication.json("news", null, "k", " [1, 2] "));

        List<Event> events = hub.channel("news").read(EventId.ZERO, 10);
        assertThat(events).extracting(Event::id).containsExactly(first, second);
        assertThat(events).extracting(Event::data).containsExactly("a\r\nb", " [1, 2] ");
        assertThat(events).extracting(Event::isJson).containsExactly(false, true);
    }

    @Test
    void takesAsManyBytesAsThereMayBeAndNotOneMore() {
        int half = Publisher.MAX_DATA_BYTES / 2;
        publisher.publish(text("é".repeat(half)));

        assertThatThrownBy(() -> publisher.publish(text("é".repeat(half) + "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("65536", "had 65537");
    }

    @Test
    void refusesHalfASurrogatePairWhichOneTransportCouldNotSend() {
        assertThatThrownBy(() -> publisher.publish(text("\uD83D")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void refusesWhatIsNotTheJsonThatItIsSaidToBe() {
        for (String data : List.of("", "{", "1 2", "'a'", "[".repeat(30_000))) {
            assertThatThrownBy(() -> publisher.publish(Publication.json("news", null, null, data)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not JSON");
        }
        publisher.publish(text("{"));
    }

    @Test
    void refusesHeadersThatTransportsWouldObey() {
        Map<String, String> headers = Map.of(Publication.CONTENT_TYPE, Publication.JSON, "sse.retry", "soon");

        assertThatThrownBy(() -> publisher.publish(new Publication("news", null, null, "1", headers)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sse.retry=soon");
    }

    @Test
    void tellsChannelsThatAreNotThereFromThoseOfTheApplication() {
        assertThatThrownBy(() -> publisher.publish(new Publication("nosuch", null, "k", "x")))
                .isInstanceOf(UnknownChannelException.class)
                .hasMessageContainingAll("'nosuch'", "wirehouse.channels");
        assertThatThrownBy(() -> publisher.publish(new Publication("newz", null, "k", "x")))
                .isInstanceOf(UnknownChannelException.class)
                .hasMessageContaining("did you mean 'news'?");
        assertThatThrownBy(() -> publisher.publish(new Publication("ticker", null, "k", "x")))
                .isInstanceOf(PrivateChannelException.class)
                .hasMessageContaining("'ticker'");
    }

    @Test
    void refusesATypeOfOursAndAnEventWithoutTheKeyItsChannelNeeds() {
        for (String type : List.of("reset", "heartbeat", "error", "open")) {
            assertThatThrownBy(() -> publisher.publish(new Publication("news", type, null, "x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + type + "'");
        }
        assertThatThrownBy(() -> publisher.publish(new Publication("prices", null, null, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'prices'");
        assertThat(hub.channel("news").size()).isZero();
    }

    private static Publication text(String data) {
        return new Publication("news", null, null, data);
    }
}
