package org.wirehouse.market;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What to replay, and how.
 *
 * @param file CSV with a header, in UTF-8; compressed if its name ends in {@code .gz}
 * @param loop whether to begin again at the end of the file
 * @param zone where the market's days begin, the zone of its {@link QuoteBoard}
 */
public record ReplaySettings(Path file, ReplayColumns columns, ReplaySpeed speed, boolean loop, ZoneId zone) {}
