package org.wirehouse.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How much faster than life a recording is played.
 *
 * @param factor above zero: 1 is as it was, 600 ten minutes a second, 0.5 half as fast; empty is as fast as possible
 */
public record ReplaySpeed(Optional<BigDecimal> factor) {
    /** As fast as possible. */
    public static final ReplaySpeed MAX = new ReplaySpeed(Optional.empty());

    private static final String MAX_TEXT = "max";
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    /** @throws IllegalArgumentException if the factor is not above zero */
    public ReplaySpeed {
        factor.ifPresent(each -> {
            if (each.signum() <= 0) {
                throw new IllegalArgumentException("the speed of a replay must be above zero, was " + each);
            }
        });
    }

    /**
     * Reads a factor such as {@code 600}, or {@code max}.
     *
     * @throws IllegalArgumentException if {@code text} is neither
     */
    public static ReplaySpeed parse(String text) {
        if (text.strip().toLowerCase(Locale.ROOT).equals(MAX_TEXT)) {
            return MAX;
        }
        try {
            return new ReplaySpeed(Optional.of(Decimals.parse(text.strip())));
        } catch (RefusedTradeException e) {
            throw new IllegalArgumentException(
                    "the speed of a replay is a factor such as 600, or max, was " + Excerpt.of(text), e);
        }
    }

    /** How many nanoseconds of real time {@code market} takes; at most 73 years. */
    long realNanos(Duration market) {
        if (factor.isEmpty()) {
            return 0;
        }
        BigDecimal nanos = BigDecimal.valueOf(market.getSeconds())
                .movePointRight(9)
                .add(BigDecimal.valueOf(market.getNano()))
                .divide(factor.get(), 0, RoundingMode.HALF_EVEN);
        return nanos.min(LONGEST).longValue();
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return factor.map(BigDecimal::toPlainString).orElse(MAX_TEXT);
    }
}
