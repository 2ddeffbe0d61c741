package org.wirehouse.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** The days of a recording, reckoned without any class of the market: lines split at commas, in order of the file. */
final class NaiveTape {
    final Map<String, NavigableMap<LocalDate, Day>> days = new HashMap<>();
    long rows;

    /** Figures of one symbol on one day. */
    static final class Day {
        BigDecimal open;
        BigDecimal high;
        BigDecimal low;
        BigDecimal last;
        BigDecimal volume = BigDecimal.ZERO;
        Instant opened = Instant.MAX;
        Instant time = Instant.MIN;
        long trades;

        Day(BigDecimal price) {
            open = price;
            high = price;
            low = price;
            last = price;
        }
    }

    /** @param columns places of time, symbol, price and size; a negative one for the symbol is the symbol {@code fixed} */
    static NaiveTape read(Path file, List<Integer> columns, String fixed, ZoneId zone, Function<String, Instant> clock)
            throws IOException {
        NaiveTape tape = new NaiveTape();
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.replace("\"", "").split(",", -1);
                tape.add(
                        columns.get(1) < 0 ? fixed : cells[columns.get(1)],
                        new BigDecimal(cells[columns.get(2)]),
                        new BigDecimal(cells[columns.get(3)]),
                        clock.apply(cells[columns.get(0)]),
                        zone);
            }
        }
        return tape;
    }

    private void add(String symbol, BigDecimal price, BigDecimal size, Instant time, ZoneId zone) {
        rows++;
        Day day = days.computeIfAbsent(symbol, each -> new TreeMap<>())
                .computeIfAbsent(time.atZone(zone).toLocalDate(), each -> new Day(price));
        day.trades++;
        day.volume = day.volume.add(size);
        if (price.compareTo(day.high) > 0) {
            day.high = price;
        }
        if (price.compareTo(day.low) < 0) {
            day.low = price;
        }
        if (time.isBefore(day.opened)) {
            day.opened = time;
            day.open = price;
        }
        if (time.compareTo(day.time) >= 0) {
            day.time = time;
            day.last = price;
        }
    }
}
