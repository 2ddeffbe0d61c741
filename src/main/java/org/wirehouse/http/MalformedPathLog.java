package org.wirehouse.http;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps clients from filling the log of Payara. Its connector fails on a path that ends in {@code /.} or
 * {@code /..}, or has a bad percent escape: it answers 200 without a body and logs a stack trace each time, before it calls any
 * application. If the request asks for a WebSocket, another part of the server logs it as well. This filter makes one line a
 * minute of all that. Other records pass as they are.
 *
 * <p>It is a filter of the server's own loggers, because the connector has no setting for this, and to switch a logger off
 * would hide the faults of other applications.
 */
public final class MalformedPathLog implements Filter, AutoCloseable {
    // Payara 6.2025.10: both log what Grizzly's HttpRequestURIDecoder and URLDecoder throw
    private static final String CONNECTOR = "jakarta.enterprise.web.core";
    private static final String CONNECTOR_MESSAGE = "AS-WEB-CORE-00037";
    private static final String WEB_SOCKETS = "websocket";
    private static final String DECODERS = "org.glassfish.grizzly.http.util.";

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final List<Filtered> loggers;
    private final Clock clock;
    private long nextMillis;
    private long held;

    /** A logger, and the filter that it had before. */
    private record Filtered(Logger logger, @Nullable Filter previous) {
        static Filtered of(String name) {
            Logger logger = Logger.getLogger(name);
            return new Filtered(logger, logger.getFilter());
        }

        boolean passes(LogRecord record) {
            return previous == null || !logger.getName().equals(record.getLoggerName()) || previous.isLoggable(record);
        }
    }

    private MalformedPathLog(List<Filtered> loggers, Clock clock) {
        this.loggers = loggers;
        this.clock = clock;
    }

    /** Puts the filter in front of the server's loggers. On other servers nothing uses loggers of these names. */
    public static MalformedPathLog install(Clock clock) {
        MalformedPathLog filter =
                new MalformedPathLog(List.of(Filtered.of(CONNECTOR), Filtered.of(WEB_SOCKETS)), clock);
        filter.loggers.forEach(filtered -> filtered.logger().setFilter(filter));
        return filter;
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        return (!isMalformedPath(record) || isDue(record))
                && loggers.stream().allMatch(filtered -> filtered.passes(record));
    }

    private static boolean isMalformedPath(LogRecord record) {
        Throwable thrown = record.getThrown();
        if (thrown == null
                || !(CONNECTOR_MESSAGE.equals(record.getMessage()) || WEB_SOCKETS.equals(record.getLoggerName()))) {
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

    /** Takes the filter away from each logger, unless another one has been put in front of it. */
    @Override
    public void close() {
        for (Filtered filtered : loggers) {
            if (filtered.logger().getFilter() == this) {
                filtered.logger().setFilter(filtered.previous());
            }
        }
    }
}
