package org.wirehouse.market;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What to replay, and how.
 *
 * @param file CSV; compressed if its name ends in {@code .gz}
 * @param filter which rows are trades; all if empty
 * @param loop whether to begin again at the end of the file
 * @param zone where the market's days begin, the zone of its {@link QuoteBoard}
 */
public record ReplaySettings(
        Path file,
        ReplayFormat format,
        ReplayColumns columns,
        Optional<ReplayFilter> filter,
        ReplaySpeed speed,
        boolean loop,
        ZoneId zone) {

    /** A recording in the usual format, whose rows are all trades. */
    public ReplaySettings(Path file, ReplayColumns columns, ReplaySpeed speed, boolean loop, ZoneId zone) {
        this(file, ReplayFormat.USUAL, columns, Optional.empty(), speed, loop, zone);
    }
}
