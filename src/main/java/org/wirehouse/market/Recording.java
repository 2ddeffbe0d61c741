package org.wirehouse.market;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.wirehouse.compression.GzipStream;
import org.wirehouse.text.Utf8Stream;

/**
 * One reading of a recorded CSV file, row by row, in memory that does not depend on the file.
 *
 * <p>Each line is a row. A row that cannot be parsed ends with its line, so a stray quote swallows no other; fields of
 * several lines are not read. Blank lines are passed over.
 */
final class Recording implements AutoCloseable {
    /** The longest line. */
    static final int MAX_LINE_BYTES = 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final BoundedLines lines;
    private final ReplayFormat format;
    private final List<String> columns;
    private boolean isAtFirstRow;

    /**
     * @param meter is told of bytes of the file, compressed if it is, as they are read
     * @throws RefusedTradeException if the first line cannot be read
     */
    Recording(Path file, ReplayFormat format, LongConsumer meter) throws IOException {
        this.format = format;
        this.bytes = new MeteredInputStream(Files.newInputStream(file), meter);
        try {
            boolean zipped = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
            this.lines = new BoundedLines(
                    utf8(zipped ? new GzipStream(bytes, GzipStream.ANY_RATIO) : bytes, format.charset()),
                    MAX_LINE_BYTES);
            this.columns = columns();
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The names of the columns, or their positions from 1 if the file does not name them; none if it is empty. */
    List<String> header() {
        return columns;
    }

    /**
     * Goes on to the next row, if there is one.
     *
     * @throws IOException if the file cannot be read on, or is cut off or damaged
     */
    boolean next() throws IOException {
        if (isAtFirstRow) {
            isAtFirstRow = false;
            return true;
        }
        while (lines.next()) {
            if (!lines.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Number of the row's line, from 1. */
    long lineNumber() {
        return lines.number();
    }

    /** @throws RefusedTradeException if the row cannot be parsed, is too long, or is not in its charset */
    List<String> fields() {
        String line = lines.text();
        boolean marked = lines.number() == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK;
        return CsvRow.fields(marked ? line.substring(1) : line, format.delimiter());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private List<String> columns() throws IOException {
        if (!next()) {
            return List.of();
        }
        List<String> first = fields();
        if (format.header()) {
            return first;
        }
        isAtFirstRow = true;
        return IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList();
    }

    private static InputStream utf8(InputStream in, Charset charset) throws IOException {
        BufferedInputStream marked = new BufferedInputStream(in);
        marked.mark(2);
        int mark = marked.read() << 8 | marked.read();
        marked.reset();
        boolean utf16 = mark == 0xfeff || mark == 0xfffe;
        return Utf8Stream.of(marked, utf16 ? StandardCharsets.UTF_16 : charset);
    }
}
