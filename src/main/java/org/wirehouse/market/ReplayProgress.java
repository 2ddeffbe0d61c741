package org.wirehouse.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far a replay came, over all its passes where nothing else is said.
 *
 * @param file name of the recording, without its folder
 * @param speed {@code max}, or the factor such as {@code 600}
 * @param pass counts the passes through the file from 1; 0 before the first
 * @param share how much of the file this pass has read, from 0 to 1, in compressed bytes
 * @param rows rows read, without the header
 * @param accepted rows that became trades of the market
 * @param skipped rows that did not, by {@link Refusal#label()}; {@code rows} is {@code accepted} and these together
 * @param marketTime time of the last trade accepted, shifted as its pass is; empty before the first
 */
public record ReplayProgress(
        String file,
        String speed,
        int pass,
        BigDecimal share,
        long rows,
        long accepted,
        Map<String, Long> skipped,
        Optional<Instant> marketTime) {

    /** Copies {@code skipped}. */
    public ReplayProgress {
        skipped = Map.copyOf(skipped);
    }
}
