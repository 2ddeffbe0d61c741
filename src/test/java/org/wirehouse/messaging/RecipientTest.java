package org.wirehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.channels.Publisher;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Retention;
import org.wirehouse.market.AheadLimit;
import org.wirehouse.market.Trade;
import org.wirehouse.market.TradeIntake;

/** What becomes of messages. */
class RecipientTest {
    private static final Map<String, String> NEWS = Map.of("channel", "news");

    private static final AheadLimit AHEAD =
            new AheadLimit(Duration.ofSeconds(60), Duration.ofSeconds(5), ZoneOffset.UTC);

    private final Clock clock = Clock.systemUTC();
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock);
    private final List<Trade> trades = new ArrayList<>();
    private final Tally tally = new Tally(InletTest.address("jms/x", Optional.empty()));
    private final Recipient toMarket = new TradeRecipient(new TradeIntake(trades::add, clock, AHEAD));
    private final Recipient toChannels = new EventRecipient(new Publisher(hub, Set.of("news", "prices")));

    @BeforeEach
    void declare() {
        for (String name : List.of("news", "prices", "monitor")) {
            Retention.Kind kind = name.equals("prices") ? Retention.Kind.LATEST : Retention.Kind.RECENT;
            hub.declare(name, new Retention(kind, 10, 1 << 20, Duration.ofHours(1)));
        }
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void takesOneTradeOrAnArray() {
        toMarket.take(text(trade("AAPL", "1.50")), tally);
        toMarket.take(text("[" + trade("MSFT", "2") + "," + trade("AAPL", "\"3\"") + "]"), tally);

        assertThat(trades).extracting(Trade::symbol).containsExactly("AAPL", "MSFT", "AAPL");
        assertThat(trades.get(0).price()).isEqualTo(new BigDecimal("1.50"));
        assertThat(tally.accepted()).isEqualTo(3);
        assertThat(tally.refused()).isEmpty();
    }

    @Test
    void countsTheTradesOfAnArrayThatAreRefusedByCauseAndTakesTheOthers() {
        String array = IntStream.range(0, 50)
                .mapToObj(i -> i == 49 ? trade("AAPL", "1") : i % 2 == 0 ? trade("AAPL", "\"x\"") : trade("a b", "1"))
                .collect(Collectors.joining(",", "[", "]"));

        toMarket.take(text(array), tally);

        assertThat(trades).hasSize(1);
        assertThat(tally.accepted()).isEqualTo(1);
        assertThat(tally.refused()).isEqualTo(Map.of("number-broken", 25L, "symbol-invalid", 24L));
    }

    @Test
    void refusesTradesThatAreFarAhead() {
        Instant tokyoTimeSentAsUtc = clock.instant().plus(Duration.ofHours(9));
        toMarket.take(text(trade("AAPL", "1").replace("}", ",\"time\":\"" + tokyoTimeSentAsUtc + "\"}")), tally);

        assertThat(trades).isEmpty();
        assertThat(tally.refused()).isEqualTo(Map.of("time-in-future", 1L));
    }

    @Test
    void countsTradesThatAreNoJson() {
        for (String text : List.of("", "{", "nonsense", "1")) {
            toMarket.take(text(text), tally);
        }

        assertThat(trades).isEmpty();
        assertThat(tally.refused()).isEqualTo(Map.of("json-broken", 4L));
    }

    @Test
    void refusesTradesThatCannotBeReadAtAll() {
        assertThat(refusal(toMarket, new Delivery("ID:1", Optional.empty(), Map.of())))
                .isEqualTo("not-text");
        String large = "[" + " ".repeat(TradeIntake.MAX_JSON_BYTES - 2) + "]";
        toMarket.take(text(large), tally);
        assertThat(refusal(toMarket, text(large + " "))).isEqualTo("too-large");
    }

    @Test
    void publishesAnEventWithTypeAndKey() {
        toChannels.take(event("{\"a\": 1}", Map.of("channel", "prices", "type", "t", "key", "k")), tally);

        List<Event> events = hub.channel("prices").read(EventId.ZERO, 10);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).data()).isEqualTo("{\"a\": 1}");
        assertThat(events.get(0).isJson()).isTrue();
        assertThat(events.get(0).type()).isEqualTo("t");
        assertThat(events.get(0).key()).isEqualTo("k");
        assertThat(tally.accepted()).isEqualTo(1);
    }

    @Test
    void refusesEventsThatCannotBePublishedAndNamesTheCause() {
        assertThat(refusal(toChannels, event("1", Map.of()))).isEqualTo("channel-missing");
        assertThat(refusal(toChannels, event("1", Map.of("channel", "nosuch")))).isEqualTo("channel-unknown");
        assertThat(refusal(toChannels, event("1", Map.of("channel", "monitor"))))
                .isEqualTo("channel-private");
        assertThat(refusal(toChannels, event("1 2", NEWS))).isEqualTo("json-broken");
        assertThat(refusal(toChannels, event("", NEWS))).isEqualTo("json-broken");
        assertThat(refusal(toChannels, event("1", Map.of("channel", "prices")))).isEqualTo("type-or-key-unfit");
        assertThat(refusal(toChannels, event("1", Map.of("channel", "news", "type", "reset"))))
                .isEqualTo("type-or-key-unfit");
        assertThat(refusal(toChannels, event("1", Map.of("channel", "news", "key", "a\nb"))))
                .isEqualTo("type-or-key-unfit");
        assertThat(refusal(toChannels, event("\"\uD83D\"", NEWS))).isEqualTo("not-unicode");
        assertThat(refusal(toChannels, new Delivery("ID:1", Optional.empty(), NEWS)))
                .isEqualTo("not-text");
        assertThat(hub.statistics().published()).isZero();
        assertThat(tally.accepted()).isZero();
    }

    @Test
    void takesAsManyBytesAsThereMayBeAndNotOneMore() {
        String data = "\"" + "é".repeat(Publisher.MAX_DATA_BYTES / 2 - 1) + "\"";
        toChannels.take(event(data, NEWS), tally);

        assertThat(refusal(toChannels, event(data + " ", NEWS))).isEqualTo("too-large");
        assertThat(hub.channel("news").size()).isEqualTo(1);
    }

    @Test
    void blamesNoMessageForAHubThatIsClosed() {
        hub.close();

        assertThatThrownBy(() -> toChannels.take(event("1", NEWS), tally)).isInstanceOf(IllegalStateException.class);
    }

    private String refusal(Recipient recipient, Delivery delivery) {
        try {
            recipient.take(delivery, tally);
            return "taken";
        } catch (RefusedMessageException e) {
            return e.refusal();
        }
    }

    private static Delivery text(String text) {
        return event(text, Map.of());
    }

    private static Delivery event(String text, Map<String, String> properties) {
        return new Delivery("ID:1", Optional.of(text), properties);
    }

    private static String trade(String symbol, String price) {
        return "{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":1}";
    }
}
