package org.wirehouse;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wirehouse.market.Decimals;
import org.wirehouse.market.ReplayColumns;
import org.wirehouse.market.ReplayFeed;
import org.wirehouse.market.ReplayFilter;
import org.wirehouse.market.ReplayFormat;
import org.wirehouse.market.ReplaySettings;
import org.wirehouse.market.ReplaySpeed;
import org.wirehouse.market.Symbols;

/** Reads the settings of a replay. */
final class ReplaySettingsReader {
    private final SettingsReader reader;

    private ReplaySettingsReader(SettingsReader reader) {
        this.reader = reader;
    }

    /**
     * What to replay; empty if no file is set.
     *
     * @param needed whether a replay is the feed, so that the file has to be there
     */
    static Optional<ReplaySettings> read(SettingsReader reader, boolean needed, ZoneId zone) {
        return new ReplaySettingsReader(reader).read(needed, zone);
    }

    private Optional<ReplaySettings> read(boolean needed, ZoneId zone) {
        ReplayFormat format = format();
        ReplayColumns columns = columns();
        Optional<ReplayFilter> filter = filter();
        ReplaySpeed speed =
                reader.parsed("replay.speed", "1", "a factor above 0 such as 600, or max", ReplaySpeed::parse);
        boolean loop = reader.flag("replay.loop", false);
        if (needed && reader.text("replay.file").isEmpty()) {
            reader.invalid(
                    "replay.file",
                    "be the path of a .csv or .csv.gz file when " + reader.spelling("feed") + " is replay");
        }
        return reader.parsed("replay.file", "", "a readable .csv or .csv.gz file", file -> {
            if (file.isEmpty()) {
                return Optional.empty();
            }
            ReplaySettings replay = new ReplaySettings(Path.of(file), format, columns, filter, speed, loop, zone);
            if (needed) {
                ReplayFeed.requireReadable(replay);
            }
            return Optional.of(replay);
        });
    }

    private ReplayFormat format() {
        char delimiter =
                reader.parsed("replay.delimiter", ",", "one character such as ; or |, or tab", text -> delimiter(text));
        char decimalMark = reader.parsed("replay.decimal.mark", ".", ". or ,", text -> decimalMark(text));
        if (decimalMark == delimiter) {
            reader.invalid("replay.decimal.mark", "be another character than " + reader.spelling("replay.delimiter"));
            decimalMark = '.';
        }
        return new ReplayFormat(
                reader.parsed("replay.charset", "UTF-8", "a charset such as windows-1252", Charset::forName),
                delimiter,
                decimalMark,
                reader.flag("replay.header", true),
                reader.parsed("replay.date", "", "a date such as 2012-06-21", ReplaySettingsReader::date),
                (int) reader.number("replay.price.scale", 0, 0, Decimals.MAX_SCALE));
    }

    private static char delimiter(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || !ReplayFormat.canSeparate(text.charAt(0))) {
            throw new IllegalArgumentException("");
        }
        return text.charAt(0);
    }

    private static char decimalMark(String text) {
        if (!text.equals(".") && !text.equals(",")) {
            throw new IllegalArgumentException("");
        }
        return text.charAt(0);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("", e);
        }
    }

    private ReplayColumns columns() {
        return new ReplayColumns(
                reader.text("replay.column.time"),
                reader.text("replay.column.symbol"),
                reader.text("replay.column.price"),
                reader.text("replay.column.size"),
                symbol());
    }

    private Optional<String> symbol() {
        Optional<String> symbol = reader.text("replay.symbol");
        if (symbol.isPresent() && !Symbols.isValid(symbol.get())) {
            reader.invalid("replay.symbol", "be " + Symbols.RULE);
            return Optional.empty();
        }
        return symbol;
    }

    private Optional<ReplayFilter> filter() {
        Optional<String> column = reader.text("replay.filter.column");
        Set<String> values = Arrays.stream(
                        reader.text("replay.filter.values").orElse("").split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (column.isPresent() == values.isEmpty()) {
            String unset = column.isPresent() ? "replay.filter.values" : "replay.filter.column";
            String set = column.isPresent() ? "replay.filter.column" : "replay.filter.values";
            reader.invalid(unset, "be set when " + reader.spelling(set) + " is");
            return Optional.empty();
        }
        return column.map(name -> new ReplayFilter(name, values));
    }
}
