package org.wirehouse.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Moves the trades of each further pass forward by whole days of 24 hours, so that the pass begins on a later day than the
 * one before ended on, whatever order its rows are in.
 */
final class ReplayShift {
    private static final Duration DAY = Duration.ofDays(1);

    private final ZoneId zone;
    private Duration shift = Duration.ZERO;
    private @Nullable Instant earliest;
    private @Nullable Instant latest;

    ReplayShift(ZoneId zone) {
        this.zone = zone;
    }

    /** The trade as this pass plays it. */
    Trade shifted(Trade recorded) {
        Instant time = recorded.time();
        earliest = earliest == null || time.isBefore(earliest) ? time : earliest;
        latest = latest == null || time.isAfter(latest) ? time : latest;
        return shift.isZero()
                ? recorded
                : new Trade(recorded.symbol(), recorded.price(), recorded.size(), time.plus(shift));
    }

    void nextPass() {
        if (earliest == null || latest == null) {
            return;
        }
        LocalDate ended = LocalDate.ofInstant(latest.plus(shift), zone);
        shift = shift.plusDays(Duration.between(earliest, latest).toDays());
        while (!LocalDate.ofInstant(earliest.plus(shift), zone).isAfter(ended)) {
            shift = shift.plus(DAY);
        }
    }
}
