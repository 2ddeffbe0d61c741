package org.wirehouse.market;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small recordings into a folder of a test. */
final class CsvFiles {
    private CsvFiles() {}

    static Path plain(Path folder, String... lines) throws IOException {
        return Files.writeString(folder.resolve("trades.csv"), String.join("\n", lines) + "\n");
    }

    static Path zipped(Path folder, String text) throws IOException {
        return Files.write(folder.resolve("trades.csv.gz"), gzip(text));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
