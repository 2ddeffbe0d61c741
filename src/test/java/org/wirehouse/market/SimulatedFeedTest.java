package org.wirehouse.market;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class SimulatedFeedTest {
    private final FeedRun run = new FeedRun();

    @Test
    void bringsTheSameTradesForTheSameSeed() throws InterruptedException {
        assertThat(trades(7, 500)).isEqualTo(trades(7, 500));
        assertThat(trades(7, 500)).isNotEqualTo(trades(8, 500));
    }

    @Test
    void beginsWithThePastOfEverySymbolAndGoesOnFromItsPrices() throws InterruptedException {
        FakePacer pacer = new FakePacer();
        List<Trade> past = new ArrayList<>();
        List<Trade> brought = new ArrayList<>();
        SimulatedFeed feed = new SimulatedFeed(
                trade -> {
                    brought.add(trade);
                    if (brought.size() == 100) {
                        pacer.end();
                    }
                },
                past::addAll,
                5,
                10_000,
                run.host(pacer.clock()),
                pacer);
        run.toTheEnd(feed);

        assertThat(past).isSortedAccordingTo(Comparator.comparing(Trade::time));
        assertThat(past.get(0).time())
                .isBetween(
                        FakePacer.START.minus(SimulatedFeed.PAST),
                        FakePacer.START.minus(SimulatedFeed.PAST).plusSeconds(10));
        assertThat(past.get(past.size() - 1).time()).isBetween(FakePacer.START.minusSeconds(10), FakePacer.START);
        assertThat(past).hasSizeBetween(20_000, 23_000); // whatever the rate of the feed is
        Map<String, Trade> last = past.stream().collect(Collectors.toMap(Trade::symbol, each -> each, (a, b) -> b));
        assertThat(last).hasSize(SimulatedStocks.ALL.size());
        for (Trade trade : brought) {
            double before = requireNonNull(last.get(trade.symbol())).price().doubleValue();
            assertThat(trade.price().doubleValue()).isCloseTo(before, withinPercentage(0.5));
        }
    }

    @Test
    void keepsToTheTickOfEachSymbol() throws InterruptedException {
        for (Trade trade : trades(1, 5_000)) {
            SimulatedStock stock = SimulatedStocks.ALL.stream()
                    .filter(each -> each.symbol().equals(trade.symbol()))
                    .findFirst()
                    .orElseThrow();
            assertThat(trade.price().scale()).isEqualTo(stock.tick().scale());
            assertThat(trade.price().remainder(stock.tick())).isZero();
            assertThat(trade.size().remainder(stock.unit())).isZero();
        }
    }

    @Test
    void bringsAllSymbolsAndTheActiveOnesMoreOften() throws InterruptedException {
        var counts = trades(1, 20_000).stream().collect(Collectors.groupingBy(Trade::symbol, Collectors.counting()));

        assertThat(counts).hasSize(SimulatedStocks.ALL.size());
        assertThat(counts).containsKeys("BRK.B", "BF.B", "BTC/USD");
        assertThat(counts.get("AAPL")).isGreaterThan(5 * counts.getOrDefault("BF.B", 0L));
    }

    @Test
    void bringsOddAndRoundLots() throws InterruptedException {
        List<BigDecimal> sizes = trades(1, 1_000).stream()
                .filter(each -> each.symbol().equals("AAPL"))
                .map(Trade::size)
                .toList();

        assertThat(sizes).anyMatch(each -> each.longValueExact() % 100 == 0);
        assertThat(sizes).anyMatch(each -> each.longValueExact() < 100);
        assertThat(sizes).allMatch(each -> each.signum() > 0);
    }

    @Test
    void bringsTradesAtItsRateWithExponentialGaps() throws InterruptedException {
        FakePacer pacer = new FakePacer();
        List<Trade> brought = trades(3, 20_000, pacer);

        double seconds = Duration.between(
                                FakePacer.START, brought.get(brought.size() - 1).time())
                        .toNanos()
                / 1e9;
        assertThat(brought.size() / seconds).isCloseTo(20, within(0.5));
        // of exponential gaps the share 1 - 1/e is below the mean
        long belowMean = pacer.pauses.stream().filter(each -> each < 50_000_000).count();
        assertThat((double) belowMean / pacer.pauses.size()).isCloseTo(1 - Math.exp(-1), within(0.01));
    }

    @Test
    void walksAsFarAsItsVolatilitySays() {
        SimulatedStock stock = SimulatedStock.pair("X", "1000000", "0.01", 0.40, 1, "1");
        Random random = new Random(11);
        long session = Duration.ofMinutes(390).toNanos();
        double squares = 0;
        int sessions = 20_000;
        for (int i = 0; i < sessions; i++) {
            double price = new PriceWalk(stock).next(session, random).doubleValue();
            squares += Math.pow(Math.log(price / 1_000_000), 2);
        }

        assertThat(Math.sqrt(squares / sessions * 252)).isCloseTo(0.40, within(0.01));
    }

    @Test
    void neverTradesBelowOneTick() {
        SimulatedStock doomed =
                new SimulatedStock("X", new BigDecimal("0.01"), new BigDecimal("0.01"), -50, 0.1, 1, BigDecimal.ONE);

        assertThat(new PriceWalk(doomed).next(Duration.ofDays(300).toNanos(), new Random(1)))
                .isEqualTo("0.01");
    }

    @Test
    void leavesOutWhatALongHaltMissed() throws InterruptedException {
        FakePacer pacer = new FakePacer();
        List<Trade> brought = new ArrayList<>();
        SimulatedFeed feed = new SimulatedFeed(
                trade -> {
                    brought.add(trade);
                    if (brought.size() == 10) {
                        pacer.pass(Duration.ofHours(1).toNanos());
                    } else if (brought.size() == 200) {
                        pacer.end();
                    }
                },
                past -> {},
                1,
                20,
                run.host(pacer.clock()),
                pacer);
        run.toTheEnd(feed);

        long atOnce =
                brought.stream().collect(Collectors.groupingBy(Trade::time, Collectors.counting())).values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow();
        assertThat(atOnce).isLessThan(60);
    }

    @Test
    void saysThatItIsSimulatedFromStartToStop() throws InterruptedException {
        CountDownLatch brought = new CountDownLatch(1);
        SimulatedFeed feed = new SimulatedFeed(trade -> brought.countDown(), past -> {}, 1, 1_000, run.host());
        assertThat(feed.status().state()).isEqualTo(FeedStatus.State.STARTING);
        feed.start();
        brought.await();
        assertThat(feed.status().state()).isEqualTo(FeedStatus.State.RUNNING);
        feed.close();
        run.awaitEnd();

        assertThat(run.states()).containsExactly(FeedStatus.State.RUNNING, FeedStatus.State.STOPPED);
        assertThat(run.told).extracting(FeedStatus::feed).containsOnly("simulated");
    }

    @Test
    void endsAtOnceWhileItWaits() throws InterruptedException {
        SimulatedFeed feed = new SimulatedFeed(trade -> {}, past -> {}, 1, 1e-9, run.host());
        feed.start();
        feed.close();
        run.awaitEnd(); // which waits for less time than the feed would

        assertThat(feed.status().state()).isEqualTo(FeedStatus.State.STOPPED);
    }

    @Test
    void goesOnWhenATradeIsRefusedAndFailsWhenTheMarketBreaks() throws InterruptedException {
        FakePacer pacer = new FakePacer();
        List<Trade> brought = new ArrayList<>();
        SimulatedFeed feed = new SimulatedFeed(
                trade -> {
                    brought.add(trade);
                    if (brought.size() < 5) {
                        throw new RefusedTradeException(Refusal.SYMBOLS_FULL, "thrown on purpose by the test");
                    }
                    throw new IllegalStateException("broken on purpose by the test");
                },
                past -> {},
                1,
                20,
                run.host(pacer.clock()),
                pacer);
        FeedStatus status = run.toTheEnd(feed);

        assertThat(brought).hasSize(5);
        assertThat(status.state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(status.problem()).contains("broken on purpose by the test");
        feed.close();
        assertThat(feed.status().state()).isEqualTo(FeedStatus.State.FAILED);
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws InterruptedException {
        SimulatedFeed feed =
                new SimulatedFeed(trade -> Thread.currentThread().interrupt(), past -> {}, 1, 1_000, run.host());

        assertThat(run.toTheEnd(feed).state()).isEqualTo(FeedStatus.State.STOPPED);
    }

    @Test
    void outlivesAListenerThatThrows() throws InterruptedException {
        FakePacer pacer = new FakePacer();
        FeedHost host = new FeedHost(run.host().threads(), pacer.clock(), status -> {
            throw new IllegalStateException("thrown on purpose by the test");
        });

        assertThat(run.toTheEnd(new SimulatedFeed(trade -> pacer.end(), past -> {}, 1, 20, host, pacer))
                        .state())
                .isEqualTo(FeedStatus.State.STOPPED);
    }

    @Test
    void startsOnce() {
        SimulatedFeed feed = new SimulatedFeed(trade -> {}, past -> {}, 1, 20, run.host());
        feed.close();

        assertThatIllegalStateException().isThrownBy(feed::start).withMessageContaining("stopped");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100_001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARateItCannotKeep(double tradesPerSecond) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatedFeed(trade -> {}, past -> {}, 1, tradesPerSecond, run.host()))
                .withMessageContaining(String.valueOf(tradesPerSecond));
    }

    private List<Trade> trades(long seed, int count) throws InterruptedException {
        return trades(seed, count, new FakePacer());
    }

    private List<Trade> trades(long seed, int count, FakePacer pacer) throws InterruptedException {
        List<Trade> brought = new ArrayList<>();
        SimulatedFeed feed = new SimulatedFeed(
                trade -> {
                    brought.add(trade);
                    if (brought.size() == count) {
                        pacer.end();
                    }
                },
                past -> {},
                seed,
                SimulatedFeed.DEFAULT_TRADES_PER_SECOND,
                run.host(pacer.clock()),
                pacer);
        run.toTheEnd(feed);
        return brought;
    }
}
