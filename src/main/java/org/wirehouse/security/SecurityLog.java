package org.wirehouse.security;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes one line for each kind of event and minute, with the number of events and the addresses they came from, so that an
 * attack can neither fill the log nor hide in it. The memory it takes is bounded. All methods may be called from any thread.
 */
public final class SecurityLog {
    /** The logger, to be sent where an operator wants it. */
    public static final String LOGGER = "org.wirehouse.security";

    private static final Logger LOG = System.getLogger(LOGGER);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Map<SecurityEvent, Tally> tallies = new EnumMap<>(SecurityEvent.class);
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;

    /** Writes to {@link #LOGGER}. */
    public SecurityLog() {
        this(line -> LOG.log(Level.WARNING, line), System::nanoTime);
    }

    SecurityLog(Consumer<String> lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
    }

    /**
     * Counts an event. It is written at the end of the minute that begins with the first of its kind.
     *
     * @param address of the client; empty if it is not known
     */
    public synchronized void record(SecurityEvent event, String address) {
        tallies.computeIfAbsent(event, key -> new Tally(nanoTime.getAsLong())).add(address);
    }

    /** Writes what a minute has passed for. To be called about once a second. */
    public void tick() {
        write(PERIOD);
    }

    /** Writes all that is left, before the application ends. */
    public void flush() {
        write(Duration.ZERO);
    }

    private synchronized void write(Duration age) {
        long now = nanoTime.getAsLong();
        tallies.entrySet().removeIf(entry -> {
            Tally tally = entry.getValue();
            long nanos = now - tally.sinceNanos();
            boolean due = nanos >= age.toNanos();
            if (due) {
                lines.accept(entry.getKey().text() + ": " + tally.text(Duration.ofNanos(nanos)));
            }
            return due;
        });
    }
}
