package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wirehouse.json.JsonBinding;

class FeedStatusTest {
    private final Jsonb jsonb = JsonBinding.create();

    @Test
    void isSmallJsonForALiveMarket() {
        assertThat(jsonb.toJson(FeedStatus.live())).isEqualTo("{\"feed\":\"live\",\"state\":\"running\"}");
    }

    @Test
    void requiresThatNoOtherFeedBringsTrades() {
        FeedStatus.live().requireLive();
        FeedStatus replay =
                new FeedStatus(FeedStatus.REPLAY, FeedStatus.State.FINISHED, Optional.empty(), Optional.empty());

        assertThatThrownBy(replay::requireLive)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("'replay'", "wirehouse.feed");
    }

    @Test
    void carriesAReplayInJson() {
        ReplayProgress progress = new ReplayProgress(
                "day.csv.gz",
                "600",
                2,
                new BigDecimal("0.2500"),
                3,
                2,
                Map.of("time-unknown", 1L),
                Optional.of(Instant.parse("2014-09-17T13:30:00Z")));
        FeedStatus status = new FeedStatus(
                FeedStatus.REPLAY, FeedStatus.State.FAILED, Optional.of(progress), Optional.of("day.csv.gz: cut off"));

        assertThat(jsonb.toJson(status))
                .isEqualTo("{\"feed\":\"replay\",\"problem\":\"day.csv.gz: cut off\",\"replay\":{"
                        + "\"accepted\":2,\"file\":\"day.csv.gz\",\"marketTime\":\"2014-09-17T13:30:00Z\",\"pass\":2,"
                        + "\"rows\":3,\"share\":0.2500,\"skipped\":{\"time-unknown\":1},\"speed\":\"600\"},"
                        + "\"state\":\"failed\"}");
    }

    @Test
    void writesQuotesAndCandlesAsTheyAreNamed() {
        Trade trade = Trades.trade("BRK.B", "25.10", "100", "2014-09-17T13:30:00.531657Z");
        assertThat(jsonb.toJson(Quote.opening(trade, new BigDecimal("25.00"))))
                .isEqualTo("{\"symbol\":\"BRK.B\",\"price\":25.10,\"change\":0.10,\"changePercent\":0.40,"
                        + "\"open\":25.10,\"high\":25.10,\"low\":25.10,\"volume\":100,\"trades\":1,"
                        + "\"time\":\"2014-09-17T13:30:00.531657Z\"}");
        assertThat(jsonb.toJson(Candle.of(Instant.parse("2014-09-17T13:30:00Z"), trade)))
                .isEqualTo("{\"time\":\"2014-09-17T13:30:00Z\",\"open\":25.10,\"high\":25.10,\"low\":25.10,"
                        + "\"close\":25.10,\"volume\":100,\"trades\":1}");
    }
}
