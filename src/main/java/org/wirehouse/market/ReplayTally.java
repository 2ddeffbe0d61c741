package org.wirehouse.market;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what a replay does. Written by its thread, read by any. */
final class ReplayTally {
    private static final Logger LOG = System.getLogger(ReplayTally.class.getName());
    private static final int SHARE_SCALE = 4;

    private final String file;
    private final String speed;
    private final long fileBytes;
    private final Map<String, Long> skipped = new TreeMap<>();
    private int pass;
    private long passBytes;
    private long rows;
    private long accepted;
    private Optional<String> firstSkipped = Optional.empty();
    private Optional<Instant> marketTime = Optional.empty();

    ReplayTally(String file, ReplaySpeed speed, long fileBytes) {
        this.file = file;
        this.speed = speed.toString();
        this.fileBytes = fileBytes;
    }

    synchronized void beginPass() {
        pass++;
        passBytes = 0;
    }

    synchronized void read(long bytes) {
        passBytes += bytes;
    }

    synchronized void accept(Trade trade) {
        rows++;
        accepted++;
        marketTime = Optional.of(trade.time());
    }

    /** @param line number of the line that holds the row */
    synchronized void skip(long line, RefusedTradeException refused) {
        rows++;
        if (skipped.merge(refused.refusal().label(), 1L, Long::sum) == 1) {
            String described = "line " + line + " skipped (" + refused.refusal().label() + "): " + explained(refused);
            firstSkipped = firstSkipped.or(() -> Optional.of(described));
            LOG.log(Level.WARNING, file + ": " + described + "; further rows with this cause are only counted");
        }
    }

    /** The first row that was skipped, and why; empty if there is none. */
    synchronized Optional<String> firstSkipped() {
        return firstSkipped;
    }

    /** The reason with the setting that may help. */
    static String explained(RefusedTradeException refused) {
        return refused.refusal() == Refusal.ENCODING_BROKEN
                ? refused.reason() + "; if the file is in another charset, set wirehouse.replay.charset"
                : refused.reason();
    }

    synchronized long accepted() {
        return accepted;
    }

    synchronized ReplayProgress progress() {
        return new ReplayProgress(file, speed, pass, share(), rows, accepted, skipped, marketTime);
    }

    private BigDecimal share() {
        // the file may have grown since it was measured
        return BigDecimal.valueOf(Math.min(passBytes, fileBytes))
                .divide(BigDecimal.valueOf(fileBytes), SHARE_SCALE, RoundingMode.DOWN);
    }
}
