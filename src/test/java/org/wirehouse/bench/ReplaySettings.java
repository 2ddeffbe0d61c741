package org.wirehouse.bench;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wirehouse.support.MarketData;

/**
 * A recorded day of trades, and how it is played.
 *
 * @param file absolute, because the servers run in directories of their own
 * @param speed how much faster than it was
 * @param symbols of the clients that want one only, in turn
 */
record ReplaySettings(Path file, double speed, List<String> symbols) {
    static ReplaySettings read(Options options) {
        return new ReplaySettings(
                Path.of(options.text("ticker.file", MarketData.FOLDER + "/us-equity-trades-3sym-2014-09-17.csv.gz"))
                        .toAbsolutePath()
                        .normalize(),
                options.decimal("ticker.speed", 600, 0.001, 1_000_000),
                options.list("ticker.symbols", "AAA,BBB,ETF"));
    }

    /** @throws IllegalStateException if the file is not there */
    void requireFile() {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    "there is no recorded day of trades: " + file + " is missing, see -Dbench.ticker.file");
        }
    }

    /** For a server that plays it once. */
    Map<String, String> settings() {
        return Map.of(
                "wirehouse.feed",
                "replay",
                "wirehouse.replay.file",
                file.toString(),
                "wirehouse.replay.speed",
                BigDecimal.valueOf(speed).toPlainString());
    }

    /** What a client asks for: every third one symbol, the others all of them, which is an empty text. */
    String symbols(int client) {
        return client % 3 == 2 ? symbols.get(client / 3 % symbols.size()) : "";
    }
}
