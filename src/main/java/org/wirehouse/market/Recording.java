package org.wirehouse.market;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.wirehouse.compression.GzipStream;

/**
 * One reading of a recorded CSV file, row by row, in memory that does not depend on the file.
 *
 * <p>A field holds at most 4,096 characters, a row 256 fields and 65,536 characters. A field that runs over the end of its
 * line is taken for broken quoting: a trade has no such field, and a stray quote would swallow the rows after it in silence.
 */
final class Recording implements AutoCloseable {
    private static final int MAX_FIELD_CHARACTERS = 4_096;
    private static final int MAX_FIELDS = 256;
    private static final int MAX_ROW_CHARACTERS = 65_536;

    private final CloseableIterator<CsvRecord> rows;
    private final List<String> header;

    /** @param meter is told of bytes of the file, compressed if it is, as they are read */
    Recording(Path file, LongConsumer meter) throws IOException {
        InputStream bytes = new MeteredInputStream(Files.newInputStream(file), meter);
        try {
            String name = file.toString().toLowerCase(Locale.ROOT);
            this.rows = reader(name.endsWith(".gz") ? new GzipStream(bytes, GzipStream.ANY_RATIO) : bytes)
                    .iterator();
            this.header = rows.hasNext() ? rows.next().getFields() : List.of();
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The names of the columns; empty if the file is. */
    List<String> header() {
        return header;
    }

    /**
     * Whether there is another row.
     *
     * @throws UncheckedIOException if the file cannot be read on, or is cut off or damaged
     * @throws CsvParseException if it is no CSV from here on
     */
    boolean hasNext() {
        return rows.hasNext();
    }

    /** @throws CsvParseException if the row has a field of several lines */
    CsvRecord next() {
        CsvRecord row = rows.next();
        for (String field : row.getFields()) {
            if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                throw new CsvParseException("a quoted field runs over the end of line " + row.getStartingLineNumber());
            }
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static CsvReader<CsvRecord> reader(InputStream text) {
        CsvRecordHandler bounded = CsvRecordHandler.builder()
                .maxFieldSize(MAX_FIELD_CHARACTERS)
                .maxFields(MAX_FIELDS)
                .maxRecordSize(MAX_ROW_CHARACTERS)
                .build();
        return CsvReader.builder()
                .maxBufferSize(MAX_ROW_CHARACTERS)
                .acceptCharsAfterQuotes(false)
                .detectBomHeader(true)
                .build(bounded, text, StandardCharsets.UTF_8);
    }
}
