package org.wirehouse.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayColumnsTest {
    private final FeedRun run = new FeedRun();
    private final List<Trade> brought = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time,symbol,price,size", "Timestamp,SYM,px,Qty", "TS_UTC, Ticker ,last,quantity",
                "ts,instrument,price,volume", "datetime,symbol,price,amount", "date,symbol,price,size_btc"
            })
    void findsTheUsualNamesInWhateverCase(String header) throws Exception {
        play(CsvFiles.plain(folder, header, "2014-09-17T13:30:00Z,A,10,1"), ReplayColumns.USUAL);

        assertThat(brought).containsExactly(Trades.trade("10", "1", "2014-09-17T13:30:00Z"));
    }

    @Test
    void takesTheColumnsItIsTold() throws Exception {
        Path file = CsvFiles.plain(folder, "time,a,b,c,d", "x,2014-09-17T13:30:00Z,A,10,1");
        play(
                file,
                new ReplayColumns(
                        Optional.of("A"), Optional.of("b"), Optional.of("C"), Optional.of("d"), Optional.empty()));

        assertThat(brought).containsExactly(Trades.trade("10", "1", "2014-09-17T13:30:00Z"));
    }

    @Test
    void setsTheSymbolOfEveryRow() throws Exception {
        play(
                CsvFiles.plain(folder, "time,symbol,price,size", "2014-09-17T13:30:00Z,XXX,10,1"),
                ReplayColumns.USUAL.withFixedSymbol("BRK.B"));

        assertThat(brought).extracting(Trade::symbol).containsExactly("BRK.B");
    }

    @Test
    void namesTheMissingColumnTheFileAndWhatIsThere() throws IOException {
        Path file = CsvFiles.plain(folder, "id,price,amount,type", "1,2,3,4");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed(file, ReplayColumns.USUAL))
                .withMessageContaining("trades.csv")
                .withMessageContaining("no column for the time: looked for [time, timestamp, ts_utc")
                .withMessageContaining("found ['id', 'price', 'amount', 'type']");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed(file, ReplayColumns.USUAL.withTime("id")))
                .withMessageContaining("no column for the symbol");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed(file, ReplayColumns.USUAL.withTime("when")))
                .withMessageContaining("looked for [when]");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed(folder.resolve("missing.csv"), ReplayColumns.USUAL))
                .withMessageContaining("missing.csv");
        assertThatIllegalArgumentException().isThrownBy(() -> feed(folder, ReplayColumns.USUAL));
    }

    @Test
    void refusesAFileWithoutAReadableHeader() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        Path text = Files.writeString(folder.resolve("text.csv.gz"), "time,symbol,price,size\n");
        Path endless = CsvFiles.zipped(folder, "x".repeat(1_000_000));

        for (Path file : List.of(empty, text, endless)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> feed(file, ReplayColumns.USUAL))
                    .withMessageContaining(String.valueOf(file.getFileName()));
        }
    }

    @Test
    void refusesAFixedSymbolThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplayColumns.USUAL.withFixedSymbol("A,B"))
                .withMessageContaining("'A,B'");
    }

    private void play(Path file, ReplayColumns columns) throws InterruptedException {
        run.toTheEnd(feed(file, columns));
    }

    private ReplayFeed feed(Path file, ReplayColumns columns) {
        ReplaySettings settings = new ReplaySettings(file, columns, ReplaySpeed.MAX, false, ZoneOffset.UTC);
        return new ReplayFeed(brought::add, settings, run.host());
    }
}
