package org.wirehouse.admission;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.wirehouse.admission.RejectedException.Reason;

/**
 * Lets a client in if its address has not too many, and the process has heap and file descriptors for it. To be asked for
 * each event stream and each WebSocket session. All methods may be called from any thread.
 */
public final class Admission {
    /** Counting the open descriptors takes longer the more there are, so not every client can have them counted anew. */
    private static final long RECOUNT_NANOS = Duration.ofMillis(100).toNanos();

    /** A figure that refuses clients may be old: nothing is collected while nobody comes in. */
    private static final long REFRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private static final int ALL = 100;

    private final AdmissionLimits limits;
    private final Heap heap;
    private final Supplier<Optional<FileDescriptors>> descriptors;
    private final LongSupplier nanoTime;
    private final BiConsumer<Reason, String> onRejection;
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final AtomicLong comeSince = new AtomicLong();
    private volatile Optional<FileDescriptors> counted;
    private volatile long countedNanos;
    private volatile boolean heapWasFull;
    private long refreshedNanos;

    /**
     * Begins with a look at the descriptors.
     *
     * @param heap asked for each client; refreshed at most once a minute, after it was too full for a client
     * @param descriptors counts them; asked at most ten times a second
     * @param nanoTime such as {@link System#nanoTime()}
     * @param onRejection is told why a client was not let in, and its address
     */
    public Admission(
            AdmissionLimits limits,
            Heap heap,
            Supplier<Optional<FileDescriptors>> descriptors,
            LongSupplier nanoTime,
            BiConsumer<Reason, String> onRejection) {
        this.limits = limits;
        this.heap = heap;
        this.descriptors = descriptors;
        this.nanoTime = nanoTime;
        this.onRejection = onRejection;
        this.counted = descriptors.get();
        this.countedNanos = nanoTime.getAsLong();
        this.refreshedNanos = countedNanos;
    }

    public AdmissionLimits limits() {
        return limits;
    }

    /**
     * Lets a client in; {@link #leave} is to be called once for each call that returns.
     *
     * @param address of the client; if it is empty, which is to say unknown, it is not counted
     * @throws RejectedException if it may not come in
     */
    public void enter(String address) {
        if (isHeapFull()) {
            heapWasFull = true;
            throw new RejectedException(
                    Reason.HEAP, "the server has too little memory for more clients at the moment; come back later");
        }
        if (areDescriptorsScarce()) {
            throw new RejectedException(
                    Reason.FILES, "the server cannot open more connections at the moment; come back later");
        }
        if (limits.maxPerAddress() > 0 && !address.isEmpty()) {
            perAddress.compute(ClientNetwork.of(address), (key, present) -> oneMore(present == null ? 0 : present));
        }
    }

    private int oneMore(int count) {
        if (count >= limits.maxPerAddress()) {
            throw new RejectedException(
                    Reason.ADDRESS,
                    "your address has " + count + " connections, which is the limit; close one, or come back later");
        }
        return count + 1;
    }

    /** A client was not let in, for a reason of this class or of the caller. */
    public void rejected(Reason reason, String address) {
        onRejection.accept(reason, address);
    }

    /** Gives the place of a client back. */
    public void leave(String address) {
        if (limits.maxPerAddress() > 0 && !address.isEmpty()) {
            perAddress.computeIfPresent(ClientNetwork.of(address), (key, count) -> count > 1 ? count - 1 : null);
        }
    }

    private boolean isHeapFull() {
        OptionalInt percent = heap.livePercent();
        return percent.isPresent() && limits.maxHeapPercent() < ALL && percent.getAsInt() >= limits.maxHeapPercent();
    }

    /** The connection of the client that comes is open already; those that came after the last count are added to it. */
    private boolean areDescriptorsScarce() {
        long come = comeSince.incrementAndGet();
        if (counted.isEmpty() || come <= counted.get().free()) {
            return false;
        }
        if (nanoTime.getAsLong() - countedNanos >= RECOUNT_NANOS) {
            count();
        }
        return counted.isPresent() && comeSince.get() > counted.get().free();
    }

    private void count() {
        comeSince.set(0);
        counted = descriptors.get();
        countedNanos = nanoTime.getAsLong();
    }

    /** Counts the descriptors, and refreshes the figure of the heap if it has refused clients. To be called about once a second. */
    public void tick() {
        count();
        if (heapWasFull && nanoTime.getAsLong() - refreshedNanos >= REFRESH_NANOS) {
            heapWasFull = false;
            heap.refresh();
            refreshedNanos = nanoTime.getAsLong();
        }
    }

    /** As of the last tick. */
    public ResourceUse use() {
        Optional<FileDescriptors> files = counted;
        return new ResourceUse(
                heap.livePercent(),
                limits.maxHeapPercent(),
                files.map(read -> OptionalLong.of(read.open())).orElse(OptionalLong.empty()),
                files.map(read -> OptionalLong.of(read.max())).orElse(OptionalLong.empty()));
    }
}
