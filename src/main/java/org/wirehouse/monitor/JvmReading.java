package org.wirehouse.monitor;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a virtual machine tells of itself.
 *
 * @param uptimeMillis since it was started
 * @param heapMaxBytes empty if there is no bound
 * @param cpuLoad share of all processors that the process has used since the reading before, or since its start, 0 to 1;
 *     empty if the machine does not tell
 * @param loadAverage of the system over the last minute; empty if the system has none, such as Windows
 * @param threads alive, those of the server included
 */
public record JvmReading(
        long uptimeMillis,
        long heapUsedBytes,
        OptionalLong heapMaxBytes,
        Optional<BigDecimal> cpuLoad,
        Optional<BigDecimal> loadAverage,
        int threads) {}
