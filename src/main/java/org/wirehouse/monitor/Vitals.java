package org.wirehouse.monitor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.wirehouse.admission.ResourceUse;
import org.wirehouse.hub.HubStatistics;
import org.wirehouse.transport.ConnectionStatistics;

/**
 * The state of the application at one moment; as JSON, what is empty is absent.
 *
 * @param time when it was taken
 * @param resources how near the process is to its limits
 * @param connections by transport, such as {@code sse}
 * @param eventsPerSecond published since the one before, without the monitor's own; empty in the first
 * @param writesPerSecond handed over to all clients since the one before, heartbeats included; empty in the first
 */
public record Vitals(
        Instant time,
        JvmReading jvm,
        ResourceUse resources,
        Map<String, ConnectionStatistics> connections,
        HubStatistics hub,
        Optional<BigDecimal> eventsPerSecond,
        Optional<BigDecimal> writesPerSecond) {}
