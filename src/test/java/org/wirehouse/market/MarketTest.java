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
