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

    synchronized void skip(RefusedTradeException refused) {
        rows++;
        if (skipped.merge(refused.refusal().label(), 1L, Long::sum) == 1) {
            LOG.log(
                    Level.WARNING,
                    file + ": row " + rows + " skipped, the first for this cause ("
                            + refused.refusal().label() + "): " + refused.reason());
        }
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
