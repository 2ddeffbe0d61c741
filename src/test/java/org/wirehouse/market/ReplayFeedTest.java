package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class ReplayFeedTest {
    private static final String HEADER = "time,symbol,price,size";

    private final FeedRun run = new FeedRun();
    private final FakePacer pacer = new FakePacer();
    private final List<Trade> brought = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bringsEveryRowAndFinishes() throws Exception {
        FeedStatus status = replay(CsvFiles.plain(
                folder,
                HEADER,
                "2014-09-17T13:30:00Z,A,25.10,100",
                "2014-09-17T13:30:00Z,A,25.10,100",
                "2014-09-17T13:30:01Z,\"BF/B\",7,0.5"));

        assertThat(brought)
                .containsExactly(
                        Trades.trade("A", "25.10", "100", "2014-09-17T13:30:00Z"),
                        Trades.trade("A", "25.10", "100", "2014-09-17T13:30:00Z"),
                        Trades.trade("BF/B", "7", "0.5", "2014-09-17T13:30:01Z"));
        assertThat(status.state()).isEqualTo(FeedStatus.State.FINISHED);
        assertThat(status.problem()).isEmpty();
        ReplayProgress progress = status.replay().orElseThrow();
        assertThat(progress.file()).isEqualTo("trades.csv");
        assertThat(progress.speed()).isEqualTo("max");
        assertThat(progress.pass()).isEqualTo(1);
        assertThat(progress.share()).isEqualByComparingTo("1");
        assertThat(progress.rows()).isEqualTo(3);
        assertThat(progress.accepted()).isEqualTo(3);
        assertThat(progress.marketTime()).contains(Instant.parse("2014-09-17T13:30:01Z"));
        assertThat(run.states()).containsExactly(FeedStatus.State.RUNNING, FeedStatus.State.FINISHED);
    }

    @Test
    void skipsBadRowsAndCountsThemByCause() throws Exception {
        FeedStatus status = replay(CsvFiles.plain(
                folder,
                HEADER,
                "2014-09-17T13:30:00Z,A,10,1",
                "2014-09-17T13:30:00Z,A,10,-1",
                "2014-09-17 13:30,A,10,1",
                "2014-09-17T13:30:00Z,A,ten,1",
                "2014-09-17T13:30:00Z,A,1e999999999,1",
                "2014-09-17T13:30:00Z,A,10," + "9".repeat(4_000),
                "2014-09-17T13:30:00Z,A B,10,1",
                "2014-09-17T13:30:00Z,,10,1",
                "2014-09-17T13:30:00Z,A",
                "",
                "2014-09-17T13:30:02Z, A , 11 ,1,surplus"));

        assertThat(status.state()).isEqualTo(FeedStatus.State.FINISHED);
        assertThat(brought).hasSize(2);
        assertThat(status.replay().orElseThrow().skipped())
                .isEqualTo(Map.of(
                        "size-negative", 1L,
                        "time-unknown", 1L,
                        "number-broken", 3L,
                        "symbol-invalid", 1L,
                        "field-missing", 2L));
        assertThat(status.replay().orElseThrow().rows()).isEqualTo(10);
    }

    @Test
    void countsWhatTheMarketRefuses() throws Exception {
        Market market = new Market(new QuoteBoard(ZoneOffset.UTC, 1), quote -> {});
        Path file = CsvFiles.plain(
                folder,
                HEADER,
                "2014-09-17T13:30:00Z,A,10,1",
                "2014-09-16T13:30:00Z,A,10,1",
                "2014-09-17T13:30:00Z,A,0,1",
                "2014-09-17T13:30:00Z,A,-3,1",
                "2014-09-17T13:30:00Z,B,10,1");
        ReplayFeed feed = new ReplayFeed(market::accept, settings(file, "max", false), run.host(), pacer);

        assertThat(run.toTheEnd(feed).replay().orElseThrow().skipped())
                .isEqualTo(Map.of("day-over", 1L, "price-not-positive", 2L, "symbols-full", 1L));
    }

    @Test
    void keepsThePaceOfTheRecordingTimesItsSpeed() throws Exception {
        Path file = CsvFiles.plain(
                folder,
                HEADER,
                "2014-09-17T13:30:00Z,A,10,1",
                "2014-09-17T13:31:00Z,A,10,1",
                "2014-09-17T13:30:30Z,A,10,1",
                "2014-09-17T13:31:00Z,A,10,1",
                "2014-09-17T13:41:00Z,A,10,1");
        run.toTheEnd(feed(file, "60", false));

        assertThat(pacer.pauses)
                .containsExactly(
                        Duration.ofSeconds(1).toNanos(), Duration.ofSeconds(10).toNanos());
        assertThat(brought).hasSize(5);
    }

    @Test
    void catchesUpAfterItWasHeldUp() throws Exception {
        Path file = CsvFiles.plain(
                folder,
                HEADER,
                "2014-09-17T13:30:00Z,A,10,1",
                "2014-09-17T13:30:02Z,A,10,1",
                "2014-09-17T13:30:10Z,A,10,1");
        ReplayFeed feed = new ReplayFeed(
                trade -> {
                    brought.add(trade);
                    if (brought.size() == 1) {
                        pacer.pass(Duration.ofSeconds(5).toNanos());
                    }
                },
                settings(file, "1", false),
                run.host(),
                pacer);
        run.toTheEnd(feed);

        assertThat(pacer.pauses).containsExactly(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void tellsItsProgressOnceASecond() throws Exception {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 100; i++) {
            lines.add(Instant.parse("2014-09-17T13:30:00Z").plusMillis(100L * i) + ",A,10,1");
        }
        run.toTheEnd(feed(CsvFiles.plain(folder, lines.toArray(String[]::new)), "1", false));

        assertThat(run.told)
                .extracting(each -> each.replay().orElseThrow().rows())
                .containsExactly(0L, 11L, 21L, 31L, 41L, 51L, 61L, 71L, 81L, 91L, 100L);
    }

    @Test
    void beginsALaterDayWithEachPassOfALoop() throws Exception {
        ZoneId newYork = ZoneId.of("America/New_York");
        Path file = CsvFiles.plain(
                folder,
                HEADER,
                "2018-01-02T10:01:21Z,A,10,1",
                "2018-01-02T10:01:20Z,A,11,1",
                "2018-01-04T00:55:37Z,A,12,1");
        ReplayFeed feed = new ReplayFeed(
                trade -> {
                    brought.add(trade);
                    if (brought.size() == 9) {
                        pacer.end();
                    }
                },
                new ReplaySettings(file, ReplayColumns.USUAL, ReplaySpeed.parse("600"), true, newYork),
                run.host(),
                pacer);
        FeedStatus status = run.toTheEnd(feed);

        assertThat(brought)
                .extracting(Trade::time)
                .map(Instant::toString)
                .containsExactly(
                        "2018-01-02T10:01:21Z",
                        "2018-01-02T10:01:20Z",
                        "2018-01-04T00:55:37Z",
                        "2018-01-04T10:01:21Z",
                        "2018-01-04T10:01:20Z",
                        "2018-01-06T00:55:37Z",
                        "2018-01-06T10:01:21Z",
                        "2018-01-06T10:01:20Z",
                        "2018-01-08T00:55:37Z");
        assertThat(LocalDate.ofInstant(brought.get(4).time(), newYork))
                .isAfter(LocalDate.ofInstant(brought.get(2).time(), newYork));
        assertThat(status.state()).isEqualTo(FeedStatus.State.STOPPED);
        assertThat(status.replay().orElseThrow().pass()).isEqualTo(3);
        // the way from the end of one pass to the begin of the next is not waited for
        assertThat(pacer.pauses).hasSize(3);
    }

    @Test
    void failsWhenAPassHasNothingToPlayInsteadOfLoopingForEver() throws Exception {
        FeedStatus status = run.toTheEnd(feed(CsvFiles.plain(folder, HEADER, "never,A,10,1"), "max", true));

        assertThat(status.state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(status.problem().orElseThrow())
                .startsWith("trades.csv: a whole pass had no trade to play; line 2 skipped (time-unknown): ");
    }

    @Test
    void failsAtTheCutOfATruncatedFileAndKeepsWhatItRead() throws Exception {
        byte[] whole = CsvFiles.gzip(manyRows());
        Path file = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        FeedStatus status = replay(file);

        assertThat(status.state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(status.problem().orElseThrow())
                .startsWith("cut.csv.gz: cannot be read on after row " + brought.size())
                .doesNotContain(folder.toString());
        assertThat(brought).hasSizeBetween(7_000, 13_000);
        assertThat(status.replay().orElseThrow().accepted()).isEqualTo(brought.size());
        assertThat(run.states()).containsExactly(FeedStatus.State.RUNNING, FeedStatus.State.FAILED);
    }

    @Test
    void failsWhereACompressedFileIsDamaged() throws Exception {
        byte[] bytes = CsvFiles.gzip(manyRows());
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 0xff);

        assertThat(replay(Files.write(folder.resolve("damaged.csv.gz"), bytes)).state())
                .isEqualTo(FeedStatus.State.FAILED);
    }

    @Test
    void readsEveryMemberOfACompressedFile() throws Exception {
        FeedStatus status = replay(zipped("2014-09-17T13:30:00Z,A,10,1\n", "2014-09-17T13:30:01Z,A,11,1\n"));

        assertThat(status.state()).isEqualTo(FeedStatus.State.FINISHED);
        assertThat(brought).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 20})
    void failsWhereALaterMemberIsDamaged(int damaged) throws Exception {
        Path file = zipped("2014-09-17T13:30:00Z,A,10,1\n", "2014-09-17T13:30:01Z,A,11,1\n");
        byte[] bytes = Files.readAllBytes(file);
        int second = CsvFiles.gzip(HEADER + "\n2014-09-17T13:30:00Z,A,10,1\n").length;
        bytes[second + damaged] ^= (byte) 0xff;
        FeedStatus status = replay(Files.write(file, bytes));

        assertThat(status.state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(status.problem().orElseThrow())
                .matches("trades.csv.gz: cannot be read on after row [12]: damaged gzip at byte .+");
    }

    @Test
    void failsAtGarbageAfterTheEndOfACompressedFile() throws Exception {
        Path file = zipped("2014-09-17T13:30:00Z,A,10,1\n");
        Files.writeString(file, "garbage", StandardOpenOption.APPEND);
        FeedStatus status = replay(file);

        assertThat(status.state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(status.problem().orElseThrow()).contains("garbage after the end of a member");
        assertThat(brought).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2014-09-17T13:30:01Z,\"A,10,1,\n",
                "2014-09-17T13:30:01Z,\"A\"B,10,1,\n",
                "2014-09-17T13:30:01Z,A,10,1,\"7\" vinyl\"\n",
                "2014-09-17T13:30:01Z,A,10,1,\"7\n",
                "2014-09-17T13:30:01Z,A,10,1,\"\r\n",
                "2014-09-17T13:30:01Z,A,10,1\"\"\",\"\n"
            })
    void skipsARowWhoseQuotesDoNotMatchAndFindsTheNext(String broken) throws Exception {
        Path file = folder.resolve("quotes.csv");
        Files.writeString(
                file,
                HEADER + ",name\n2014-09-17T13:30:00Z,A,10,1,7\" vinyl\n" + broken
                        + "2014-09-17T13:30:02Z,A,10,1,\"7\"\" vinyl\"\n");
        FeedStatus status = replay(file);

        assertThat(status.state()).isEqualTo(FeedStatus.State.FINISHED);
        assertThat(status.replay().orElseThrow().skipped()).isEqualTo(Map.of("row-broken", 1L));
        assertThat(brought).hasSize(2);
    }

    @Test
    void losesNoMoreThanTheLinesOfAFieldOfSeveralLines() throws Exception {
        FeedStatus status = replay(CsvFiles.plain(
                folder,
                "time,symbol,price,size,note",
                "2014-09-17T13:30:00Z,A,10,1,\"first",
                "second, third",
                "fourth\"",
                "2014-09-17T13:30:02Z,A,11,1,"));

        assertThat(status.state()).isEqualTo(FeedStatus.State.FINISHED);
        assertThat(status.replay().orElseThrow().rows()).isEqualTo(4);
        assertThat(brought).containsExactly(Trades.trade("11", "1", "2014-09-17T13:30:02Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 900_000})
    void readsARowWhateverTheLengthOfAFieldThatNobodyReads(int characters) throws Exception {
        String row = "2014-09-17T13:30:00Z,A,10,1,";
        Path file = CsvFiles.zipped(
                folder,
                HEADER + ",raw\n" + row + "x".repeat(characters) + "\n" + row + '"' + "y,".repeat(characters / 2)
                        + "\"\n");

        assertThat(replay(file).replay().orElseThrow().skipped()).isEmpty();
        assertThat(brought).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"x"})
    void passesOverALineThatIsTooLongWithoutKeepingIt(String start) throws Exception {
        Path file = CsvFiles.zipped(
                folder,
                HEADER + "\n2014-09-17T13:30:00Z,A,10,1\n" + start + "x".repeat(30_000_000) + ",A,10,1\n"
                        + "2014-09-17T13:30:02Z,A,10,1\n");
        FeedStatus status = replay(file);

        assertThat(status.state()).isEqualTo(FeedStatus.State.FINISHED);
        assertThat(status.replay().orElseThrow().skipped()).isEqualTo(Map.of("line-too-long", 1L));
        assertThat(brought).hasSize(2);
    }

    @Test
    void skipsARowThatIsNotUtf8AndNamesTheSetting() throws Exception {
        Path file = folder.resolve("latin1.csv");
        Files.writeString(
                file,
                HEADER + "\n2014-09-17T13:30:00Z,\u00c9X,10,1\n2014-09-17T13:30:00Z,\u00c8X,90,1\n",
                StandardCharsets.ISO_8859_1);
        FeedStatus status = replay(file);

        assertThat(brought).isEmpty();
        assertThat(status.replay().orElseThrow().skipped()).isEqualTo(Map.of("encoding-broken", 2L));
        assertThat(status.problem().orElseThrow())
                .contains("line 2", "not UTF-8: byte 0xC9 at offset 21", "wirehouse.replay.charset");
    }

    @Test
    void endsLinesAtACarriageReturnToo() throws Exception {
        Path file = folder.resolve("old.csv");
        Files.writeString(file, HEADER + "\r2014-09-17T13:30:00Z,A,10,1\r\r\n2014-09-17T13:30:01Z,A,11,1\r\nx");

        assertThat(replay(file).replay().orElseThrow().rows()).isEqualTo(3);
        assertThat(brought).hasSize(2);
    }

    @Test
    void endsAtOnceInTheMiddleOfAWait() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        Path file = CsvFiles.plain(folder, HEADER, "2014-09-17T13:30:00Z,A,10,1", "2014-09-17T19:30:00Z,A,10,1");
        ReplayFeed feed = new ReplayFeed(
                trade -> {
                    brought.add(trade);
                    first.countDown();
                },
                settings(file, "1", false),
                run.host());
        feed.start();
        first.await();
        feed.close();
        run.awaitEnd(); // which waits for less time than the feed would

        assertThat(brought).hasSize(1);
        assertThat(run.states()).containsExactly(FeedStatus.State.RUNNING, FeedStatus.State.STOPPED);
    }

    @Test
    void readsAByteOrderMarkAndLinesOfWindows() throws Exception {
        Path file =
                Files.writeString(folder.resolve("windows.csv"), "\ufeffTime,SYM,Last,Qty\r\n1410960600,Ä株,10,1\r\n");
        replay(file);

        assertThat(brought).containsExactly(Trades.trade("Ä株", "10", "1", "2014-09-17T13:30:00Z"));
    }

    private Path zipped(String first, String... more) throws IOException {
        Path file = CsvFiles.zipped(folder, HEADER + "\n" + first);
        for (String member : more) {
            Files.write(file, CsvFiles.gzip(member), StandardOpenOption.APPEND);
        }
        return file;
    }

    private FeedStatus replay(Path file) throws InterruptedException {
        return run.toTheEnd(feed(file, "max", false));
    }

    private ReplayFeed feed(Path file, String speed, boolean loop) {
        return new ReplayFeed(brought::add, settings(file, speed, loop), run.host(), pacer);
    }

    private static ReplaySettings settings(Path file, String speed, boolean loop) {
        return new ReplaySettings(file, ReplayColumns.USUAL, ReplaySpeed.parse(speed), loop, ZoneOffset.UTC);
    }

    private static String manyRows() {
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < 20_000; i++) {
            rows.append("2014-09-17T13:30:00Z,A,10,")
                    .append(random.nextInt(1_000_000))
                    .append('\n');
        }
        return rows.toString();
    }
}
