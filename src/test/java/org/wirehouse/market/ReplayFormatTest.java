package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings that are not written as most are. */
class ReplayFormatTest {
    private static final ReplayColumns LOBSTER = new ReplayColumns(
            Optional.of("1"), Optional.empty(), Optional.of("5"), Optional.of("4"), Optional.of("AAPL"));

    private final FeedRun run = new FeedRun();
    private final List<Trade> brought = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsAnotherDelimiterAndDecimalMark() throws Exception {
        Path file = CsvFiles.plain(
                folder,
                "time;symbol;price;size",
                "2024-01-02T14:30:00Z;SAP;187,10;1000",
                "2024-01-02T14:30:00Z;SAP;1.187,10;100",
                "2024-01-02T14:30:00Z;\"A;B\";,5;0,25");
        ReplayProgress progress = play(file, format(StandardCharsets.UTF_8, ';', ','), ReplayColumns.USUAL);

        assertThat(brought)
                .containsExactly(
                        Trades.trade("SAP", "187.10", "1000", "2024-01-02T14:30:00Z"),
                        Trades.trade("A;B", "0.5", "0.25", "2024-01-02T14:30:00Z"));
        assertThat(progress.skipped()).isEqualTo(Map.of("number-broken", 1L));
    }

    @Test
    void suggestsTheDelimiterWhereThereIsOneColumn() throws IOException {
        Path file = CsvFiles.plain(folder, "time;symbol;price;size", "2024-01-02T14:30:00Z;SAP;187,10;1000");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed(file, ReplayFormat.USUAL, ReplayColumns.USUAL, Optional.empty()))
                .withMessageContaining("found ['time;symbol;price;size']")
                .withMessageContaining("set wirehouse.replay.delimiter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16"})
    void readsAnotherCharset(String name) throws Exception {
        Charset charset = Charset.forName(name);
        Path file = folder.resolve("charset.csv");
        Files.writeString(file, "time,symbol,price,size\r\n2024-01-02T14:30:00Z,\u00c9X,10,1\r\n", charset);
        play(file, format(charset, ',', '.'), ReplayColumns.USUAL);

        assertThat(brought).extracting(Trade::symbol).containsExactly("\u00c9X");
    }

    @Test
    void trustsAByteOrderMarkMoreThanTheSettings() throws Exception {
        Path file = folder.resolve("excel.csv");
        Files.writeString(
                file,
                "\ufefftime\tsymbol\tprice\tsize\n2024-01-02T14:30:00Z\t\u00c9X\t10\t1\n",
                StandardCharsets.UTF_16LE);
        play(file, format(StandardCharsets.UTF_8, '\t', '.'), ReplayColumns.USUAL);

        assertThat(brought).extracting(Trade::symbol).containsExactly("\u00c9X");
    }

    @Test
    void failsWhereAnotherCharsetIsBroken() throws Exception {
        Path file = folder.resolve("half.csv");
        Files.writeString(
                file,
                "time,symbol,price,size\n2024-01-02T14:30:00Z,A,10,1\n2024-01-02T14:30:00Z,\u00c9,10,1\n",
                StandardCharsets.ISO_8859_1);
        FeedStatus status = run.toTheEnd(
                feed(file, format(StandardCharsets.US_ASCII, ',', '.'), ReplayColumns.USUAL, Optional.empty()));

        assertThat(status.state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(status.problem())
                .contains("half.csv: cannot be read on after row 1: not US-ASCII: byte 0xC9 at offset 72");
    }

    /** LOBSTER's message files: seconds after midnight, kind, order, size, price in 1/10,000 dollars, direction. */
    @Test
    void readsALobsterFile() throws Exception {
        Path file = CsvFiles.plain(
                folder,
                "34200.017459617,5,0,1,2238200,-1",
                "34200.18960767,1,11885113,21,2238100,1",
                "34200.25,4,11885113,20,2238150,1",
                "57600,7,0,0,-1,-1");
        ReplayProgress progress = run.toTheEnd(
                        feed(file, lobster(false), LOBSTER, Optional.of(new ReplayFilter("2", Set.of("4", "5")))))
                .replay()
                .orElseThrow();

        assertThat(brought)
                .containsExactly(
                        Trades.trade("AAPL", "223.8200", "1", "2012-06-21T13:30:00.017459617Z"),
                        Trades.trade("AAPL", "223.8150", "20", "2012-06-21T13:30:00.25Z"));
        assertThat(progress.skipped()).isEqualTo(Map.of("row-filtered", 2L));
    }

    @Test
    void readsALobsterFileThatSomebodyGaveAHeader() throws Exception {
        Path file = CsvFiles.plain(folder, "time,type,id,size,price,dir", "34200.017459617,5,0,1,2238200,-1");
        play(file, lobster(true), ReplayColumns.USUAL.withFixedSymbol("AAPL"));

        assertThat(brought).containsExactly(Trades.trade("AAPL", "223.8200", "1", "2012-06-21T13:30:00.017459617Z"));
    }

    @Test
    void refusesSecondsThatNoDayHas() throws Exception {
        Path file = CsvFiles.plain(folder, "time,symbol,price,size", "0,A,1,1", "-0.1,A,1,1", "86400,A,1,1", "x,A,1,1");
        ReplayProgress progress = play(file, lobster(true), ReplayColumns.USUAL);

        assertThat(progress.accepted()).isEqualTo(1);
        assertThat(progress.skipped()).isEqualTo(Map.of("time-unknown", 2L, "number-broken", 1L));
    }

    @Test
    void namesThePositionThatIsNotThere() throws IOException {
        Path file = CsvFiles.plain(folder, "34200.1,5,0");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed(file, lobster(false), LOBSTER, Optional.empty()))
                .withMessageContaining("no column for the price: looked for [5], found ['1', '2', '3']");
    }

    @Test
    void refusesCharactersWithTwoMeanings() {
        for (char delimiter : List.of(',', '"', 'x', '1', '\n').toArray(new Character[0])) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> format(StandardCharsets.UTF_8, delimiter, ','))
                    .withMessageContaining("cannot separate fields");
        }
    }

    private static ReplayFormat format(Charset charset, char delimiter, char decimalMark) {
        return new ReplayFormat(charset, delimiter, decimalMark, true, Optional.empty(), 0);
    }

    private static ReplayFormat lobster(boolean header) {
        return new ReplayFormat(StandardCharsets.UTF_8, ',', '.', header, Optional.of(LocalDate.of(2012, 6, 21)), 4);
    }

    private ReplayProgress play(Path file, ReplayFormat format, ReplayColumns columns) throws InterruptedException {
        return run.toTheEnd(feed(file, format, columns, Optional.empty()))
                .replay()
                .orElseThrow();
    }

    private ReplayFeed feed(Path file, ReplayFormat format, ReplayColumns columns, Optional<ReplayFilter> filter) {
        ReplaySettings settings = new ReplaySettings(
                file, format, columns, filter, ReplaySpeed.MAX, false, ZoneId.of("America/New_York"));
        return new ReplayFeed(brought::add, settings, run.host());
    }
}
