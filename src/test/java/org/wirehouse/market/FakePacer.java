package org.wirehouse.market;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when a feed waits, and then at once. For one thread. */
final class FakePacer implements Pacer {
    static final Instant START = Instant.parse("2026-01-02T15:00:00Z");

    final List<Long> pauses = new ArrayList<>();
    private long nanos;
    private boolean ended;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(long pause) {
        if (pause > 0) {
            pauses.add(pause);
            nanos += pause;
        }
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    /** Lets time pass while the feed does something else. */
    void pass(long more) {
        nanos += more;
    }

    /** A clock of the same time. */
    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return START.plusNanos(nanos);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("a feed has no use for the zone of its clock");
            }
        };
    }
}
