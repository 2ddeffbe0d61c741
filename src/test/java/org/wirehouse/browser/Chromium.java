package org.wirehouse.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The browser of this machine and its driver, as they are found on the PATH. Nothing is ever downloaded.
 *
 * @param driver understands the same version as {@code browser}
 */
record Chromium(Path browser, Path driver) {
    static final String HOW_TO_GET_IT = "install the Debian packages chromium and chromium-driver";

    /** Empty if one of the two is missing. */
    static Optional<Chromium> find() {
        return find(System.getenv("PATH"));
    }

    static Optional<Chromium> find(@Nullable String path) {
        return program(path, "chromium")
                .flatMap(browser -> program(path, "chromedriver").map(driver -> new Chromium(browser, driver)));
    }

    private static Optional<Path> program(@Nullable String path, String name) {
        return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
