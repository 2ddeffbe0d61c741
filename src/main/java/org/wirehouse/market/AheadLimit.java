package org.wirehouse.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How far ahead of the server's clock the time of a live trade may be.
 *
 * <p>Until the clock reaches its time, such a trade stays the newest of its symbol and real trades do not move the price. One
 * that is on the next trading day already would even end the day, so less is allowed there: no more than how late the
 * board still takes trades of the day before, so that the real ones are not shut out.
 *
 * @param most allowed within the current day
 * @param acrossMidnight allowed on the next day, if less
 * @param zone where the days begin
 */
public record AheadLimit(Duration most, Duration acrossMidnight, ZoneId zone) {
    /** @throws RefusedTradeException with {@link Refusal#TIME_IN_FUTURE} if {@code time} is too far ahead of {@code now} */
    void check(Instant time, Instant now) {
        Duration allowed = allowed(time, now);
        if (time.isAfter(now.plus(allowed))) {
            throw new RefusedTradeException(
                    Refusal.TIME_IN_FUTURE,
                    "the time " + time + " is " + roundedUp(Duration.between(now, time))
                            + " s ahead of the server's clock, at most " + allowed.toSeconds() + " s are allowed"
                            + (allowed.equals(most) ? "" : " over the end of a trading day")
                            + ": check clock and time zone of the sender");
        }
    }

    private Duration allowed(Instant time, Instant now) {
        boolean nextDay = LocalDate.ofInstant(time, zone).isAfter(LocalDate.ofInstant(now, zone));
        return nextDay && acrossMidnight.compareTo(most) < 0 ? acrossMidnight : most;
    }

    private static long roundedUp(Duration ahead) {
        return ahead.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
