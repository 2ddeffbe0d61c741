package org.wirehouse.classics;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import org.wirehouse.sse.StreamEvent;

/**
 * The time whenever it is asked for, written as the clock of the tutorials does, {@code Jan _2 15:04:05}: the underscore
 * is a space if the day has one digit. Never ends.
 *
 * @param clock and its zone
 * @see <a href="https://pkg.go.dev/time#pkg-constants">Go, time.Stamp</a>
 */
record TimeStamps(Clock clock) implements Iterator<OutboundSseEvent> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH);

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public OutboundSseEvent next() {
        return StreamEvent.text(null, null, null, STAMP.format(LocalDateTime.now(clock)));
    }
}
