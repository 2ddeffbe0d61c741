package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.channels.Publisher;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.Retention;
import org.wirehouse.hub.TestClock;
import org.wirehouse.hub.UnknownChannelException;
import org.wirehouse.market.AheadLimit;
import org.wirehouse.market.FeedHost;
import org.wirehouse.market.LiveFeed;
import org.wirehouse.market.MarketFeed;
import org.wirehouse.market.Refusal;
import org.wirehouse.market.RefusedTradeException;
import org.wirehouse.market.SimulatedFeed;
import org.wirehouse.market.Trade;
import org.wirehouse.market.TradeIntake;

class InboxTest {
    private static final Instant NOW = Instant.parse("2026-01-02T15:04:05Z");
    private static final Trade TRADE = new Trade("ACME", BigDecimal.TEN, BigDecimal.ONE, NOW);

    private static final AheadLimit AHEAD =
            new AheadLimit(Duration.ofSeconds(60), Duration.ofSeconds(5), ZoneOffset.UTC);

    private final TestClock clock = new TestClock(NOW);
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock);
    private final List<Trade> taken = new ArrayList<>();

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void publishesWhatIsFiredEitherWay() {
        hub.declare("news", new Retention(Retention.Kind.RECENT, 10, 1 << 20, Duration.ofHours(1)));
        Inbox inbox = inbox(new LiveFeed(status -> {}));
        inbox.publish(new Publication("news", null, null, "first"));
        inbox.publishAsync(new Publication("news", null, null, "second"));

        assertThat(hub.channel("news").read(EventId.ZERO, 10))
                .extracting(Event::data)
                .containsExactly("first", "second");
        assertThatThrownBy(() -> inbox.publish(new Publication("nosuch", null, null, "x")))
                .isInstanceOf(UnknownChannelException.class);
    }

    @Test
    void takesTradesWhereNoOtherFeedRuns() {
        Inbox inbox = inbox(new LiveFeed(status -> {}));
        inbox.trade(TRADE);
        inbox.tradeAsync(TRADE);

        assertThat(taken).containsExactly(TRADE, TRADE);
    }

    @Test
    void takesNoTradesWhereAnotherFeedRunsAndNamesItAndTheSetting() {
        Inbox inbox =
                inbox(new SimulatedFeed(trade -> {}, past -> {}, 1, 1, new FeedHost(Thread::new, clock, status -> {})));

        assertThatThrownBy(() -> inbox.trade(TRADE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("'simulated'", "wirehouse.feed");
        assertThatThrownBy(() -> inbox.tradeAsync(TRADE)).isInstanceOf(IllegalStateException.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void refusesATradeThatIsFarAhead() {
        Inbox inbox = inbox(new LiveFeed(status -> {}));
        Trade ahead = new Trade("ACME", BigDecimal.TEN, BigDecimal.ONE, NOW.plus(Duration.ofHours(9)));

        assertThatThrownBy(() -> inbox.trade(ahead))
                .isInstanceOfSatisfying(RefusedTradeException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.TIME_IN_FUTURE));
        assertThatThrownBy(() -> inbox.tradeAsync(ahead)).isInstanceOf(RefusedTradeException.class);
        assertThat(taken).isEmpty();
    }

    private Inbox inbox(MarketFeed feed) {
        return new Inbox(new Publisher(hub, Set.of("news")), feed, new TradeIntake(taken::add, clock, AHEAD));
    }
}
