package org.wirehouse.classics;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Plays events to clients, each client at its own pace. Needs no thread of its own, however many listen. */
public final class Beat {
    private final ScheduledExecutorService schedule;

    /** @param schedule runs short tasks that never block */
    public Beat(ScheduledExecutorService schedule) {
        this.schedule = schedule;
    }

    /**
     * Sends the first event at once, each further one a pace after the client has taken the one before, and closes the
     * sink after the last. So no more than one event waits for a client that does not read, and none is made up for
     * later. Stops when the sink is closed.
     *
     * @param events at least one; may never end; each is asked for when it is due
     * @param pace zero for as quickly as the client reads
     */
    public void play(SseEventSink sink, Iterator<? extends OutboundSseEvent> events, Duration pace) {
        new Performance(sink, events, pace).next();
    }

    private final class Performance {
        private final SseEventSink sink;
        private final Iterator<? extends OutboundSseEvent> events;
        private final Duration pace;

        Performance(SseEventSink sink, Iterator<? extends OutboundSseEvent> events, Duration pace) {
            this.sink = sink;
            this.events = events;
            this.pace = pace;
        }

        void next() {
            if (!sink.isClosed()) {
                var unused = sink.send(events.next()).thenRun(this::taken);
            }
        }

        private void taken() {
            if (!events.hasNext()) {
                sink.close();
            } else if (pace.isZero()) {
                next();
            } else {
                var unused = schedule.schedule(this::next, pace.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
