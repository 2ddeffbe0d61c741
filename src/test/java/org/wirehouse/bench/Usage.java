package org.wirehouse.bench;

import java.time.Duration;

/**
 * What a server and its clients have come to, until a moment or between two.
 *
 * @param time since some moment
 * @param cpu processor time of the server
 * @param deliveries to all clients together
 * @param frames chunks of streams and frames of WebSockets
 * @param bytes on the wire
 */
record Usage(Duration time, Duration cpu, long deliveries, long frames, long bytes) {
    static Usage now(Target target, Fleet fleet, long deliveries) {
        return new Usage(
                Duration.ofNanos(System.nanoTime()),
                target.processes().cpu(),
                deliveries,
                fleet.traffic().frames(),
                fleet.traffic().bytes());
    }

    Usage since(Usage earlier) {
        return new Usage(
                time.minus(earlier.time),
                cpu.minus(earlier.cpu),
                deliveries - earlier.deliveries,
                frames - earlier.frames,
                bytes - earlier.bytes);
    }

    double seconds() {
        return time.toNanos() / 1e9;
    }

    /** What is reckoned from it. */
    Figures figures() {
        double cpuMicros = cpu.toNanos() / 1e3;
        Figures figures = Figures.of(Figure.SECONDS, seconds())
                .and(Figure.DELIVERIES, deliveries / seconds())
                .and(Figure.CORES, cpuMicros / 1e6 / seconds());
        return deliveries == 0 ? figures : figures.and(Figure.CPU_PER_DELIVERY, cpuMicros / deliveries);
    }

    /** The same, and for each of the clients that were connected all the time. */
    Figures figures(int clients) {
        double clientSeconds = seconds() * Math.max(1, clients);
        Figures figures = figures()
                .and(Figure.CPU_PER_CLIENT, cpu.toNanos() / 1e3 / clientSeconds)
                .and(Figure.DELIVERIES_PER_CLIENT, deliveries / clientSeconds)
                .and(Figure.FRAMES_PER_CLIENT, frames / clientSeconds);
        return deliveries == 0 ? figures : figures.and(Figure.BYTES_PER_DELIVERY, (double) bytes / deliveries);
    }
}
