package org.wirehouse.ticker;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.wirehouse.support.MarketData;

/**
 * The trades of a recording and the quotes they lead to, reckoned without any class of the market: lines split at commas,
 * in the order of the file, days of New York.
 */
record Tape(Path file, List<Row> rows) {
    /** Where the days of the market begin, unless set otherwise. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** A trade as it is written in the file. */
    record Row(String time, String symbol, String price, String size) {
        String json() {
            return "{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":" + size + ",\"time\":\"" + time
                    + "\"}";
        }
    }

    /** The file of the folder with recorded markets, or an end of the test: a skip, but a failure if {@code CI=true}. */
    static Tape recorded(String name, Function<String[], Row> layout) {
        return read(MarketData.file(name), layout);
    }

    /** The same with time, symbol, price and size in the first columns. */
    static Tape recorded(String name) {
        return recorded(name, Tape::usual);
    }

    /** A few invented trades of two symbols on two days, for machines without the recorded ones. */
    static Tape invented() {
        URL address = Objects.requireNonNull(Tape.class.getResource("/market/invented-trades.csv"));
        try {
            return read(Path.of(address.toURI()), Tape::usual);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Row usual(String[] cells) {
        return new Row(cells[0], cells[1], cells[2], cells[3]);
    }

    private static Tape read(Path file, Function<String[], Row> layout) {
        List<Row> rows = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(layout.apply(line.replace("\"", "").split(",", -1)));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Tape(file, rows);
    }

    /** The last quotes, by symbol, as the ticker should tell them. */
    Map<String, JsonObject> quotes() {
        Map<String, Day> days = new TreeMap<>();
        for (Row row : rows) {
            days.compute(row.symbol, (symbol, day) -> Day.after(day, row));
        }
        Map<String, JsonObject> quotes = new TreeMap<>();
        days.forEach((symbol, day) -> quotes.put(symbol, day.quote(symbol)));
        return quotes;
    }

    private static final class Day {
        private final LocalDate date;
        private final BigDecimal reference;
        private final BigDecimal open;
        private BigDecimal high;
        private BigDecimal low;
        private BigDecimal last;
        private BigDecimal volume = BigDecimal.ZERO;
        private Instant time = Instant.MIN;
        private long trades;

        private Day(LocalDate date, BigDecimal price, BigDecimal reference) {
            this.date = date;
            this.reference = reference;
            open = price;
            high = price;
            low = price;
            last = price;
        }

        private static Day after(@Nullable Day known, Row row) {
            BigDecimal price = new BigDecimal(row.price);
            Instant time = row.time.contains("T")
                    ? Instant.parse(row.time)
                    : Instant.EPOCH.plus(Long.parseLong(row.time), ChronoUnit.MICROS);
            LocalDate date = time.atZone(ZONE).toLocalDate();
            Day day = known;
            if (day == null || date.isAfter(day.date)) {
                day = new Day(date, price, known == null ? price : known.last);
            }
            day.add(time, price, new BigDecimal(row.size));
            return day;
        }

        private void add(Instant when, BigDecimal price, BigDecimal size) {
            trades++;
            volume = volume.add(size);
            if (price.compareTo(high) > 0) {
                high = price;
            }
            if (price.compareTo(low) < 0) {
                low = price;
            }
            if (!when.isBefore(time)) {
                time = when;
                last = price;
            }
        }

        private JsonObject quote(String symbol) {
            BigDecimal change = last.subtract(reference);
            return Json.createObjectBuilder()
                    .add("symbol", symbol)
                    .add("price", last)
                    .add("change", change)
                    .add("changePercent", change.scaleByPowerOfTen(2).divide(reference, 2, RoundingMode.HALF_EVEN))
                    .add("open", open)
                    .add("high", high)
                    .add("low", low)
                    .add("volume", volume)
                    .add("trades", trades)
                    .add("time", time.toString())
                    .build();
        }
    }
}
