package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wirehouse.market.Trades.trade;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {
    private static final int THREADS = 4;
    private static final int TRADES_EACH = 500;

    private final List<Quote> heard = new ArrayList<>();
    private final QuoteBoard board = new QuoteBoard(ZoneOffset.UTC, 10);

    @Test
    void tellsTheListenerWhatATradeLedTo() {
        Market market = new Market(board, heard::add);
        market.accept(trade("10", "1", "2014-09-17T13:30:00Z"));

        assertThat(heard).containsExactly(board.quote("A").orElseThrow());
        assertThat(market.board()).isSameAs(board);
    }

    @Test
    void tellsNothingOfARefusedTrade() {
        Market market = new Market(board, heard::add);
        market.accept(trade("10", "1", "2014-09-17T13:30:00Z"));

        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> market.accept(trade("10", "1", "2014-09-16T13:30:00Z")));
        assertThat(heard).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-0.01"})
    void refusesAPriceThatIsNotPositive(String price) {
        Market market = new Market(board, heard::add);

        assertThatExceptionOfType(RefusedTradeException.class)
                .isThrownBy(() -> market.accept(trade(price, "1", "2014-09-17T13:30:00Z")))
                .withMessage("the price must be above zero, was " + price)
                .matches(refused -> refused.refusal() == Refusal.PRICE_NOT_POSITIVE);
        assertThat(heard).isEmpty();
    }

    /** As oil was on 20 April 2020. */
    @Test
    void takesPricesBelowZeroWhereTheyAreAllowed() {
        Market market = new Market(board, heard::add, true);
        market.accept(trade("0.01", "10", "2020-04-20T18:29:00Z"));
        market.accept(trade("0", "10", "2020-04-20T18:29:30Z"));
        market.accept(trade("-37.63", "10", "2020-04-20T18:30:00Z"));
        market.accept(trade("-13.10", "5", "2020-04-21T18:31:00Z"));

        assertThat(heard)
                .extracting(quote -> quote.price().toString())
                .containsExactly("0.01", "0", "-37.63", "-13.10");
        assertThat(heard.get(2).low()).isEqualTo("-37.63");
        assertThat(heard.get(2).high()).isEqualTo("0.01");
        assertThat(heard.get(3).change()).isEqualTo("24.53");
        assertThat(heard.get(3).changePercent())
                .as("of the size of the reference")
                .isEqualTo("65.19");
    }

    @Test
    void hasNoPercentOfAReferenceOfZero() {
        Market market = new Market(board, heard::add, true);
        market.accept(trade("0", "10", "2020-04-20T18:29:00Z"));
        market.accept(trade("-5.00", "10", "2020-04-20T18:29:30Z"));

        assertThat(heard.get(1).change()).isEqualTo("-5.00");
        assertThat(heard.get(1).changePercent()).isEqualTo("0.00");
    }

    @Test
    void takesThePastInOneStepAndTellsTheLastQuotes() {
        Market market = new Market(board, heard::add);
        market.acceptPast(List.of(
                trade("10", "1", "2014-09-17T13:30:00Z"),
                trade("99", "1", "2014-09-16T13:30:00Z"),
                trade("12", "1", "2014-09-17T13:31:00Z"),
                trade("11", "1", "2014-09-17T13:32:00Z")));

        assertThat(heard).containsExactly(board.quote("A").orElseThrow());
        assertThat(heard.get(0).trades()).isEqualTo(3);
        assertThat(board.candles("A", Duration.ofMinutes(1)).orElseThrow()).hasSize(3);
    }

    @Test
    void outlivesAListenerThatThrows() {
        Market market = new Market(board, quote -> {
            heard.add(quote);
            throw new IllegalStateException("thrown on purpose by the test");
        });
        market.accept(trade("10", "1", "2014-09-17T13:30:00Z"));
        market.accept(trade("11", "1", "2014-09-17T13:30:01Z"));

        assertThat(heard).hasSize(2);
    }

    @RepeatedTest(20)
    void isHeardInOrderWhateverTheNumberOfThreads() throws InterruptedException {
        Market market = new Market(board, heard::add);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> bring(market)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(heard)
                .extracting(Quote::trades)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, THREADS * TRADES_EACH).boxed().toList());
    }

    @RepeatedTest(5)
    void isReadWholeWhileItIsWritten() throws InterruptedException {
        Market market = new Market(board, heard::add);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 20_000; i++) {
                Instant time = Instant.EPOCH.plus(Duration.ofMinutes(i));
                market.accept(new Trade("A", BigDecimal.valueOf(1 + i % 7), BigDecimal.ONE, time));
            }
        });
        writer.start();
        Instant newest = Instant.EPOCH;
        while (writer.isAlive()) {
            for (Quote quote : board.quotes()) {
                assertThat(quote.time()).isAfterOrEqualTo(newest);
                assertThat(quote.price()).isBetween(quote.low(), quote.high());
                newest = quote.time();
            }
            board.candles("A", Duration.ofHours(1)).ifPresent(candles -> assertThat(candles)
                    .isNotEmpty()
                    .allMatch(each -> each.trades() <= 60)
                    .isSortedAccordingTo(Comparator.comparing(Candle::time)));
        }
        writer.join();

        assertThat(board.quote("A").orElseThrow().trades()).isEqualTo(20_000 % 1_440);
    }

    private static void bring(Market market) {
        for (int i = 0; i < TRADES_EACH; i++) {
            market.accept(new Trade("A", BigDecimal.ONE, BigDecimal.ONE, Instant.EPOCH.plusMillis(i)));
        }
    }
}
