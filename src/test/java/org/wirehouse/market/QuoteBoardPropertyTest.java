package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The board against a model that keeps every trade and looks at all of them anew. */
class QuoteBoardPropertyTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Instant START = Instant.parse("2014-09-17T12:00:00Z");
    private static final int MIDNIGHT_MILLIS = 23_400_000;
    private static final Duration MAX_LATE = Duration.ofSeconds(4);

    @Property(tries = 300)
    void agreesWithAModelThatKeepsEveryTrade(@ForAll("trades") List<Trade> trades) {
        QuoteBoard board = new QuoteBoard(ZONE, 10, MAX_LATE);
        List<Trade> taken = new ArrayList<>();
        for (Trade trade : trades) {
            boolean dayOver = taken.stream()
                    .anyMatch(each -> date(each).isAfter(date(trade))
                            && trade.time().plus(MAX_LATE).isBefore(each.time()));
            try {
                Quote quote = board.apply(trade);
                assertThat(dayOver).isFalse();
                taken.add(trade);
                assertThat(quote).isEqualTo(board.quote("A").orElseThrow());
                agrees(quote, taken);
            } catch (RefusedTradeException e) {
                assertThat(dayOver).isTrue();
                assertThat(e.refusal()).isEqualTo(Refusal.DAY_OVER);
            }
        }
        minutesAgree(board.candles("A", Duration.ofMinutes(1)).orElseThrow(), today(taken));
        for (long minutes : new long[] {5, 60, 1440}) {
            List<Candle> candles =
                    board.candles("A", Duration.ofMinutes(minutes)).orElseThrow();
            assertThat(candles.stream().map(Candle::volume).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualTo(board.quote("A").orElseThrow().volume());
            assertThat(candles).isSortedAccordingTo(Comparator.comparing(Candle::time));
            assertThat(candles.get(0).open())
                    .isEqualTo(board.quote("A").orElseThrow().open());
            assertThat(candles.get(candles.size() - 1).close())
                    .isEqualTo(board.quote("A").orElseThrow().price());
        }
    }

    @Property(tries = 300)
    void doesNotDependOnTheOrderOfArrivalOfTradesThatAreNoLaterThanAllowed(
            @ForAll("trades") List<Trade> trades, @ForAll Random delays) {
        List<Trade> inOrder = trades.stream()
                .collect(Collectors.toMap(Trade::time, trade -> trade, (one, other) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
        Map<Trade, Instant> arrival = new HashMap<>();
        inOrder.forEach(
                trade -> arrival.put(trade, trade.time().plusMillis(delays.nextInt((int) MAX_LATE.toMillis() + 1))));
        List<Trade> delayed = inOrder.stream()
                .sorted(Comparator.comparing(trade -> arrival.getOrDefault(trade, trade.time())))
                .toList();

        assertThat(applied(delayed)).isEqualTo(applied(inOrder));
    }

    private static List<Object> applied(List<Trade> trades) {
        QuoteBoard board = new QuoteBoard(ZONE, 10, MAX_LATE);
        trades.forEach(board::apply);
        return List.of(board.quotes(), board.candles("A", Duration.ofMinutes(1)).orElseThrow());
    }

    private static void agrees(Quote quote, List<Trade> taken) {
        List<Trade> today = today(taken);
        Trade newest = newest(today);
        assertThat(quote.price()).isEqualTo(newest.price());
        assertThat(quote.time()).isEqualTo(newest.time());
        assertThat(quote.open()).isEqualTo(oldest(today).price());
        assertThat(quote.high()).isEqualByComparingTo(max(today));
        assertThat(quote.low()).isEqualByComparingTo(min(today));
        assertThat(quote.volume()).isEqualTo(volume(today));
        assertThat(quote.trades()).isEqualTo(today.size());
        List<Trade> before =
                taken.stream().filter(each -> !today.contains(each)).toList();
        BigDecimal reference = before.isEmpty()
                ? quote.open()
                : newest(onDay(before, date(newest(before)))).price();
        assertThat(quote.change()).isEqualTo(quote.price().subtract(reference));
    }

    private static void minutesAgree(List<Candle> candles, List<Trade> today) {
        assertThat(candles)
                .extracting(Candle::time)
                .containsExactlyElementsOf(today.stream()
                        .map(QuoteBoardPropertyTest::minute)
                        .distinct()
                        .sorted()
                        .toList());
        for (Candle candle : candles) {
            List<Trade> within = today.stream()
                    .filter(each -> minute(each).equals(candle.time()))
                    .toList();
            assertThat(candle.trades()).isEqualTo(within.size());
            assertThat(candle.volume()).isEqualTo(volume(within));
            assertThat(candle.high()).isEqualByComparingTo(max(within));
            assertThat(candle.low()).isEqualByComparingTo(min(within));
            assertThat(candle.open()).isEqualTo(oldest(within).price());
            assertThat(candle.close()).isEqualTo(newest(within).price());
        }
    }

    @Provide
    Arbitrary<List<Trade>> trades() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), BigDecimal.TEN)
                .ofScale(2);
        Arbitrary<Integer> sizes = Arbitraries.integers().between(0, 1000);
        // over a little more than two days, or close to a midnight
        Arbitrary<Integer> millis = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 200_000_000),
                Arbitraries.integers().between(MIDNIGHT_MILLIS - 10_000, MIDNIGHT_MILLIS + 10_000));
        return Combinators.combine(prices, sizes, millis)
                .as((price, size, milli) -> new Trade("A", price, BigDecimal.valueOf(size), START.plusMillis(milli)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static List<Trade> today(List<Trade> taken) {
        return onDay(
                taken,
                taken.stream()
                        .map(QuoteBoardPropertyTest::date)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static List<Trade> onDay(List<Trade> taken, LocalDate date) {
        return taken.stream().filter(each -> date(each).equals(date)).toList();
    }

    private static Trade newest(List<Trade> trades) {
        return trades.stream()
                .reduce((newest, next) -> next.time().isBefore(newest.time()) ? newest : next)
                .orElseThrow();
    }

    private static Trade oldest(List<Trade> trades) {
        return trades.stream()
                .reduce((oldest, next) -> next.time().isBefore(oldest.time()) ? next : oldest)
                .orElseThrow();
    }

    private static LocalDate date(Trade trade) {
        return LocalDate.ofInstant(trade.time(), ZONE);
    }

    private static Instant minute(Trade trade) {
        return trade.time().truncatedTo(ChronoUnit.MINUTES);
    }

    private static BigDecimal volume(List<Trade> trades) {
        return trades.stream().map(Trade::size).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal max(List<Trade> trades) {
        return trades.stream().map(Trade::price).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static BigDecimal min(List<Trade> trades) {
        return trades.stream().map(Trade::price).min(Comparator.naturalOrder()).orElseThrow();
    }
}
