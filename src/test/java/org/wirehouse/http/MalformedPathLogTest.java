package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.hub.TestClock;

class MalformedPathLogTest {
    private static final Logger LOGGER = Logger.getLogger("jakarta.enterprise.web.core");

    private final TestClock clock = new TestClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final MalformedPathLog filter = MalformedPathLog.install(clock);

    @AfterEach
    void close() {
        filter.close();
        LOGGER.setFilter(null);
    }

    @Test
    void makesOneLineAMinuteOfMalformedPaths() {
        LogRecord first = malformed();
        assertThat(filter.isLoggable(first)).isTrue();
        assertThat(first.getThrown()).isNull();
        assertThat(first.getLevel()).isEqualTo(Level.WARNING);
        assertThat(first.getMessage()).contains("malformed path", "0 more");

        for (int i = 0; i < 5; i++) {
            assertThat(filter.isLoggable(malformed())).isFalse();
        }
        clock.advance(Duration.ofMinutes(1));
        LogRecord next = malformed();
        assertThat(filter.isLoggable(next)).isTrue();
        assertThat(next.getMessage()).contains("5 more");
    }

    @Test
    void knowsThemWithoutAStackTrace() {
        LogRecord bare = malformed();
        bare.getThrown().setStackTrace(new StackTraceElement[0]);
        assertThat(filter.isLoggable(malformed())).isTrue();
        assertThat(filter.isLoggable(bare)).isFalse();
    }

    @Test
    void knowsThoseOfRequestsForWebSockets() {
        LogRecord socket = malformed();
        socket.setLoggerName("websocket");
        socket.setMessage(socket.getThrown().toString());
        assertThat(filter.isLoggable(malformed())).isTrue();
        assertThat(filter.isLoggable(socket)).isFalse();
    }

    @Test
    void leavesOtherRecordsAlone() {
        LogRecord ofAnApplication = malformed();
        ofAnApplication.getThrown().setStackTrace(new Throwable().getStackTrace());
        LogRecord other = new LogRecord(Level.SEVERE, "AS-WEB-CORE-00108");
        other.setThrown(new IllegalStateException("x"));
        for (int i = 0; i < 3; i++) {
            assertThat(filter.isLoggable(ofAnApplication)).isTrue();
            assertThat(filter.isLoggable(other)).isTrue();
        }
        assertThat(ofAnApplication.getThrown()).isNotNull();
    }

    @Test
    void keepsTheFilterThatWasThereAndPutsItBack() {
        Filter nothing = record -> false;
        LOGGER.setFilter(nothing);
        MalformedPathLog second = MalformedPathLog.install(clock);
        LogRecord record = new LogRecord(Level.INFO, "x");
        record.setLoggerName(LOGGER.getName());
        assertThat(second.isLoggable(record)).isFalse();
        record.setLoggerName("websocket");
        assertThat(second.isLoggable(record)).isTrue();

        second.close();
        assertThat(LOGGER.getFilter()).isSameAs(nothing);
        filter.close();
        assertThat(LOGGER.getFilter()).isSameAs(nothing);
    }

    private static LogRecord malformed() {
        IllegalArgumentException thrown = new IllegalArgumentException("Illegal hex characters - %zz");
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.glassfish.grizzly.http.util.URLDecoder", "decode", "URLDecoder.java", 199)
        });
        LogRecord record = new LogRecord(Level.SEVERE, "AS-WEB-CORE-00037");
        record.setThrown(thrown);
        return record;
    }
}
