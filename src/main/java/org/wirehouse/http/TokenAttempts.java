package org.wirehouse.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.wirehouse.admission.ClientNetwork;

/**
 * Slows the guessing of the publish token. An address that has sent {@value #WRONG_A_MINUTE} wrong tokens has to wait until
 * one more is allowed, at {@value #WRONG_A_MINUTE} a minute; meanwhile its tokens are not looked at. From an address that has
 * sent the right one before, the right one is always taken: a publisher is not locked out by somebody behind the same
 * router. All methods may be called from any thread.
 */
public final class TokenAttempts {
    static final int WRONG_A_MINUTE = 10;

    /** Addresses that are told apart; beyond, new ones share one allowance until some have been quiet for a minute. */
    static final int MAX_ADDRESSES = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, Bucket> guessers = new ConcurrentHashMap<>();
    private final Bucket furtherGuessers;
    private final Set<String> publishers = ConcurrentHashMap.newKeySet();

    /** @param nanoTime such as {@link System#nanoTime()} */
    public TokenAttempts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.furtherGuessers = bucket();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(WRONG_A_MINUTE).refillGreedy(WRONG_A_MINUTE, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new NanoMeter(nanoTime))
                .build();
    }

    /** How long an address has to wait before another wrong token is taken; zero if it need not. */
    Duration delay(String address) {
        Bucket bucket = guessers.get(ClientNetwork.of(address));
        if (bucket == null) {
            return guessers.size() < MAX_ADDRESSES ? Duration.ZERO : delay(furtherGuessers);
        }
        return delay(bucket);
    }

    private static Duration delay(Bucket bucket) {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** True if the right token has come from this address. */
    boolean isPublisher(String address) {
        return publishers.contains(ClientNetwork.of(address));
    }

    /** The right token has come from this address. */
    void right(String address) {
        if (publishers.size() >= MAX_ADDRESSES) {
            publishers.clear();
        }
        publishers.add(ClientNetwork.of(address));
    }

    /** A wrong token has come from this address. */
    void wrong(String address) {
        String network = ClientNetwork.of(address);
        Bucket bucket = guessers.size() < MAX_ADDRESSES
                ? guessers.computeIfAbsent(network, key -> bucket())
                : guessers.getOrDefault(network, furtherGuessers);
        bucket.tryConsume(1);
    }

    /** Forgets the addresses that have been quiet for a minute. To be called about once a second. */
    public void tick() {
        guessers.values().removeIf(bucket -> bucket.getAvailableTokens() >= WRONG_A_MINUTE);
    }

    private record NanoMeter(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
