package org.wirehouse.chat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What one sender may still send: a token bucket. */
final class Allowance {
    private final ChatLimits.Rate rate;
    private final Bucket bucket;

    Allowance(ChatLimits.Rate rate, Clock clock) {
        this.rate = rate;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.messages()).refillGreedy(rate.messages(), rate.period()))
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
    }

    /** @throws ChatRefusedException if nothing is left; it says when there will be */
    void take() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(1);
            throw new ChatRefusedException(
                    Refusal.RATE,
                    "more than " + rate.messages() + " in " + rate.period().toSeconds() + " s; come back in "
                            + wait.toMillis() + " ms",
                    wait);
        }
    }

    /** True if nothing of it is used up, so that a new one would be the same. */
    boolean isWhole() {
        return bucket.getAvailableTokens() >= rate.messages();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
