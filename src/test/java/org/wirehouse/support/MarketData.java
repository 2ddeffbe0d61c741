package org.wirehouse.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recorded market data, which lies beside the project and not in it.
 *
 * <p>The folder is {@code ../shared/data/market} unless the system property {@code wirehouse.market.data} names another.
 */
public final class MarketData {
    /** Absolute, because servers run in directories of their own. */
    public static final Path FOLDER = Path.of(System.getProperty("wirehouse.market.data", "../shared/data/market"))
            .toAbsolutePath()
            .normalize();

    private MarketData() {}

    /** The file, or an end of the test: a skip, but a failure in continuous integration ({@code CI=true}). */
    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        String reason = "no recorded market data: " + file + " is missing, see -Dwirehouse.market.data";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(file).as(reason).exists();
        }
        assumeTrue(Files.exists(file), reason);
        return file;
    }
}
