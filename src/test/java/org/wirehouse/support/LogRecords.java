package org.wirehouse.support;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What classes have logged since it was made. */
public final class LogRecords extends Handler {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers;

    private LogRecords(List<Logger> loggers) {
        this.loggers = loggers;
        setFormatter(new SimpleFormatter());
    }

    public static LogRecords of(Class<?>... classes) {
        LogRecords records = new LogRecords(
                Arrays.stream(classes).map(c -> Logger.getLogger(c.getName())).toList());
        records.loggers.forEach(logger -> logger.addHandler(records));
        return records;
    }

    public List<String> messages() {
        return records.stream().map(getFormatter()::formatMessage).toList();
    }

    /** The messages with the level in front. */
    public List<String> lines() {
        return records.stream()
                .map(entry -> entry.getLevel() + " " + getFormatter().formatMessage(entry))
                .toList();
    }

    /** How many messages contain a part. */
    public int count(String part) {
        return (int)
                messages().stream().filter(message -> message.contains(part)).count();
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.removeHandler(this));
    }
}
