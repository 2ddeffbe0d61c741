package org.wirehouse.transport;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.wirehouse.admission.Admission;
import org.wirehouse.admission.RejectedException;
import org.wirehouse.admission.RejectedException.Reason;

/** Lets the clients of one transport in, and counts them. */
public final class Gate {
    private final Admission admission;
    private final AtomicInteger inside = new AtomicInteger();
    private final LongAdder opened = new LongAdder();
    private final Map<Reason, LongAdder> refusals = new EnumMap<>(Reason.class);
    private final LongAdder overdue = new LongAdder();
    private final Traffic traffic = new Traffic();
    private volatile boolean shut;

    /** @param admission says how many may be inside at the same time, and is asked for each of them */
    public Gate(Admission admission) {
        this.admission = admission;
        for (Reason reason : Reason.values()) {
            refusals.put(reason, new LongAdder());
        }
    }

    /**
     * Takes a place, to be given back with {@link #leave}.
     *
     * @param address of the client; empty if it is not known
     * @throws RejectedException if there is none, the gate is shut, or the client is not admitted
     */
    public void enter(String address) {
        try {
            admit(address);
        } catch (RejectedException e) {
            count(e.reason());
            admission.rejected(e.reason(), address);
            throw e;
        }
        opened.increment();
    }

    private void admit(String address) {
        if (shut) {
            throw new RejectedException(Reason.SHUTDOWN, "the server is going down, come back later");
        }
        try {
            if (inside.incrementAndGet() > admission.limits().maxClients()) {
                throw new RejectedException(Reason.CLIENTS, "too many clients at the moment, come back later");
            }
            admission.enter(address);
        } catch (RejectedException e) {
            inside.decrementAndGet();
            throw e;
        }
    }

    private void count(Reason reason) {
        LongAdder count = refusals.get(reason);
        if (count != null) { // there is one for each
            count.increment();
        }
    }

    /**
     * Gives a place back.
     *
     * @param address that was given to {@link #enter}
     * @param cause why, or {@code null} if planned
     */
    public void leave(String address, @Nullable Throwable cause) {
        admission.leave(address);
        inside.decrementAndGet();
        if (cause instanceof WriteDeadlineException) {
            overdue.increment();
        }
    }

    /** Lets nobody in any more. */
    public void shut() {
        shut = true;
    }

    public boolean isShut() {
        return shut;
    }

    /** Counts what those inside are sent. */
    public Traffic traffic() {
        return traffic;
    }

    public ConnectionStatistics statistics() {
        Map<String, Long> byReason = new LinkedHashMap<>();
        refusals.forEach((reason, count) -> byReason.put(reason.label(), count.sum()));
        long refused = byReason.values().stream().mapToLong(Long::longValue).sum();
        return new ConnectionStatistics(
                inside.get(), opened.sum(), refused, byReason, overdue.sum(), traffic.writes(), traffic.bytes());
    }
}
