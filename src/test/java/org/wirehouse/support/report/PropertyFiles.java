package org.wirehouse.support.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.wirehouse.support.BuiltWar;

/**
 * A file for each run, in a folder that lasts until the next {@code mvn clean}.
 *
 * @param folder name, relative to {@code target}
 */
record PropertyFiles(String folder) {
    /** All that were written, by name of the server. */
    List<Properties> all() {
        try (Stream<Path> files = Files.list(Files.createDirectories(directory()))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(PropertyFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it in the place of an earlier one of the same server and Java. */
    void write(String server, String java, Properties properties) {
        try {
            Path file = Files.createDirectories(directory())
                    .resolve(server + "-" + Runtime.Version.parse(java).feature() + ".properties");
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory() {
        return BuiltWar.file().toPath().toAbsolutePath().resolveSibling(folder);
    }
}
