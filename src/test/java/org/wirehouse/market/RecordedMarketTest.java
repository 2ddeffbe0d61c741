package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wirehouse.support.MarketData;

/** Replays of recordings against figures reckoned without any class of the market. */
@Timeout(300)
class RecordedMarketTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final List<Integer> USUAL_ORDER = List.of(0, 1, 2, 3);

    private final FeedRun run = new FeedRun();

    @Test
    void standsWhereAnInventedRecordingEnds() throws Exception {
        Path file = Path.of(RecordedMarketTest.class
                .getResource("/market/invented-trades.csv")
                .toURI());

        QuoteBoard board =
                agrees(file, ReplayColumns.USUAL, NaiveTape.read(file, USUAL_ORDER, "", NEW_YORK, Instant::parse));

        assertThat(board.quote("BRK.B").orElseThrow().change()).isEqualTo("1.25");
        assertThat(board.quote("BF/B").orElseThrow().volume()).isEqualTo("10.5");
    }

    @Test
    void standsWhereADayOfThreeSharesEnds() throws Exception {
        Path file = MarketData.file("us-equity-trades-3sym-2014-09-17.csv.gz");
        NaiveTape tape = NaiveTape.read(file, USUAL_ORDER, "", NEW_YORK, Instant::parse);
        assertThat(tape.rows).isEqualTo(43_581);

        QuoteBoard board = agrees(file, ReplayColumns.USUAL, tape);

        assertThat(board.quotes()).extracting(Quote::symbol).containsExactly("AAA", "BBB", "ETF");
        assertThat(board.quotes()).extracting(Quote::trades).containsExactly(7_848L, 19_540L, 16_193L);
    }

    @Test
    void standsWhereTwoDaysOfARawTapeEnd() throws Exception {
        Path file = MarketData.file("us-equity-trades-raw-XXX-2018-01-02_03.csv.gz");
        NaiveTape tape = NaiveTape.read(file, USUAL_ORDER, "", NEW_YORK, Instant::parse);
        assertThat(tape.rows).isEqualTo(77_263);

        agrees(file, ReplayColumns.USUAL, tape);

        assertThat(tape.days.getOrDefault("XXX", new TreeMap<>()).keySet())
                .containsExactly(LocalDate.of(2018, 1, 2), LocalDate.of(2018, 1, 3));
    }

    @Test
    void standsWhereAMorningOfBitstampEnds() throws Exception {
        Path file = MarketData.file("bitstamp-btcusd-trades-2015-05-01.csv");

        agrees(file, ReplayColumns.USUAL, NaiveTape.read(file, USUAL_ORDER, "", NEW_YORK, Instant::parse));
    }

    @Test
    void standsWhereADayOfMtGoxEnds() throws Exception {
        Path file = MarketData.file("mtgox-btcusd-trades-2013-01-01.csv");
        Function<String, Instant> micros = text -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
        NaiveTape tape = NaiveTape.read(file, List.of(0, -1, 1, 2), "BTC/USD", NEW_YORK, micros);
        assertThat(tape.rows).isEqualTo(2_331);

        agrees(file, ReplayColumns.USUAL.withTime("id").withFixedSymbol("BTC/USD"), tape);
    }

    @Test
    void playsADayInTheSecondsItsSpeedSays() throws Exception {
        Path file = MarketData.file("us-equity-trades-3sym-2014-09-17.csv.gz");
        FakePacer pacer = new FakePacer();
        ReplaySettings settings =
                new ReplaySettings(file, ReplayColumns.USUAL, ReplaySpeed.parse("600"), false, NEW_YORK);
        run.toTheEnd(new ReplayFeed(trade -> {}, settings, run.host(), pacer));

        Duration session = Duration.between(
                Instant.parse("2014-09-17T13:30:00.531657Z"),
                run.told
                        .get(run.told.size() - 1)
                        .replay()
                        .orElseThrow()
                        .marketTime()
                        .orElseThrow());
        assertThat(Duration.ofNanos(pacer.nanos()).toMillis())
                .isEqualTo(session.dividedBy(600).toMillis());
        assertThat(run.told).hasSize(40);
    }

    private QuoteBoard agrees(Path file, ReplayColumns columns, NaiveTape tape) throws InterruptedException {
        QuoteBoard board = new QuoteBoard(NEW_YORK, 10);
        Market market = new Market(board, quote -> {});
        ReplaySettings settings = new ReplaySettings(file, columns, ReplaySpeed.MAX, false, NEW_YORK);
        ReplayProgress progress = run.toTheEnd(new ReplayFeed(market::accept, settings, run.host()))
                .replay()
                .orElseThrow();

        assertThat(progress.skipped()).isEmpty();
        assertThat(progress.accepted()).isEqualTo(tape.rows);
        assertThat(progress.share()).isEqualByComparingTo("1");
        assertThat(board.quotes()).hasSize(tape.days.size());
        tape.days.forEach((symbol, days) -> agrees(board, symbol, days));
        return board;
    }

    private static void agrees(QuoteBoard board, String symbol, NavigableMap<LocalDate, NaiveTape.Day> days) {
        Map.Entry<LocalDate, NaiveTape.Day> today = days.lastEntry();
        Map.Entry<LocalDate, NaiveTape.Day> before = days.lowerEntry(today.getKey());
        NaiveTape.Day day = today.getValue();
        BigDecimal reference = before == null ? day.open : before.getValue().last;
        Quote quote = board.quote(symbol).orElseThrow();

        assertThat(quote.price()).isEqualTo(day.last);
        assertThat(quote.open()).isEqualTo(day.open);
        assertThat(quote.high()).isEqualByComparingTo(day.high);
        assertThat(quote.low()).isEqualByComparingTo(day.low);
        assertThat(quote.volume()).isEqualTo(day.volume);
        assertThat(quote.trades()).isEqualTo(day.trades);
        assertThat(quote.time()).isEqualTo(day.time);
        assertThat(quote.change()).isEqualTo(day.last.subtract(reference));
        List<Candle> candles = board.candles(symbol, Duration.ofMinutes(1)).orElseThrow();
        assertThat(candles.stream().mapToLong(Candle::trades).sum()).isEqualTo(day.trades);
        assertThat(candles.get(0).open()).isEqualTo(day.open);
        assertThat(candles.get(candles.size() - 1).close()).isEqualTo(day.last);
    }
}
