package org.wirehouse.http;

import java.time.Clock;
import java.time.Duration;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps clients from filling the log of Payara. Its connector fails on a path that ends in {@code /.} or
 * {@code /..}, or has a bad percent escape: it answers 200 without a body and logs a stack trace each time, before it calls any
 * application. This filter makes one line a minute of it. Other records pass as they are.
 *
 * <p>It is a filter of the server's own logger, because the connector has no setting for this, and to switch the logger off
 * would hide the faults of other applications.
 */
public final class MalformedPathLog implements Filter, AutoCloseable {
    // Payara 6.2025.10: CoyoteAdapter logs what Grizzly's HttpRequestURIDecoder and URLDecoder throw
    private static final String LOGGER = "jakarta.enterprise.web.core";
    private static final String MESSAGE = "AS-WEB-CORE-00037";
    private static final String DECODERS = "org.glassfish.grizzly.http.util.";

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Logger logger;
    private final @Nullable Filter previous;
    private final Clock clock;
    private long nextMillis;
    private long held;

    private MalformedPathLog(Logger logger, Clock clock) {
        this.logger = logger;
        this.previous = logger.getFilter();
        this.clock = clock;
    }

    /** Puts the filter in front of the server's logger. On other servers nothing uses a logger of this name. */
    public static MalformedPathLog install(Clock clock) {
        Logger logger = Logger.getLogger(LOGGER);
        MalformedPathLog filter = new MalformedPathLog(logger, clock);
        logger.setFilter(filter);
        return filter;
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        return (!isMalformedPath(record) || isDue(record)) && (previous == null || previous.isLoggable(record));
    }

    private static boolean isMalformedPath(LogRecord record) {
        Throwable thrown = record.getThrown();
        if (thrown == null || !MESSAGE.equals(record.getMessage())) {
            return false;
        }
        StackTraceElement[] trace =
                thrown.getStackTrace(); // the virtual machine leaves it out if it is thrown very often
        return trace.length == 0 || trace[0].getClassName().startsWith(DECODERS);
    }

    private synchronized boolean isDue(LogRecord record) {
        long now = clock.millis();
        if (now < nextMillis) {
            held++;
            return false;
        }
        record.setLevel(Level.WARNING);
        record.setThrown(null);
        record.setMessage("A client sent a malformed path (ending in /. or /.., or with a bad percent escape); " + held
                + " more since the last such line");
        nextMillis = now + INTERVAL.toMillis();
        held = 0;
        return true;
    }

    /** Takes the filter away, unless another one has been put in front of it. */
    @Override
    public void close() {
        if (logger.getFilter() == this) {
            logger.setFilter(previous);
        }
    }
}
