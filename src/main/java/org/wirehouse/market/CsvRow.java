package org.wirehouse.market;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Splits a line of CSV into its fields, so that a line that is broken harms no other. */
final class CsvRow {
    private static final int MAX_FIELDS = 4_096;

    private CsvRow() {}

    /** @throws RefusedTradeException if quotes do not match, or there are too many fields */
    static List<String> fields(String line, char delimiter) {
        // the line feed ends up in a field whose quote is not closed
        List<String> fields = parsed(line + '\n', delimiter);
        if (fields.get(fields.size() - 1).endsWith("\n")) {
            throw broken("a quoted field does not end on its line", line);
        }
        return fields;
    }

    private static List<String> parsed(String line, char delimiter) {
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFieldSize(line.length())
                .maxRecordSize(line.length())
                .maxFields(MAX_FIELDS)
                .build();
        try (CloseableIterator<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .acceptCharsAfterQuotes(false)
                .build(handler, line)
                .iterator()) {
            return rows.next().getFields();
        } catch (CsvParseException e) {
            throw broken("its quotes do not match, or it has more than " + MAX_FIELDS + " fields", line);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of a text
        }
    }

    private static RefusedTradeException broken(String what, String line) {
        return new RefusedTradeException(
                Refusal.ROW_BROKEN, "the row cannot be parsed, " + what + ": " + Excerpt.of(line));
    }
}
