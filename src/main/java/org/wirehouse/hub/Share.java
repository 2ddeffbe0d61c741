package org.wirehouse.hub;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The members of a view that one pump looks after. A signal costs one task of the pump, however many members there are. */
final class Share implements Runnable {
    private final Pump pump;
    private final long intervalNanos;
    private final Runnable moved;
    private final Set<Subscription> members = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean signalled = new AtomicBoolean();

    /** When the members were last woken ({@link System#nanoTime()}), by the thread of the pump. */
    private volatile long wokenNanos;

    /**
     * Begins without members.
     *
     * @param interval between two wakings, at least; the first after a pause is not delayed
     * @param moved told after the members have been woken
     */
    Share(Pump pump, Duration interval, Runnable moved) {
        this.pump = pump;
        this.intervalNanos = interval.toNanos();
        this.moved = moved;
        this.wokenNanos = System.nanoTime() - intervalNanos;
    }

    int size() {
        return members.size();
    }

    void add(Subscription subscription) {
        members.add(subscription);
    }

    void remove(Subscription subscription) {
        members.remove(subscription);
    }

    EventId slowest(EventId other) {
        EventId slowest = other;
        for (Subscription member : members) {
            EventId position = member.position();
            if (slowest.isAfter(position)) {
                slowest = position;
            }
        }
        return slowest;
    }

    void signal() {
        if (!members.isEmpty() && signalled.compareAndSet(false, true)) {
            pump.submit(this);
        }
    }

    @Override
    public void run() {
        pump.serve(this);
    }

    /** How long the members are still to be left alone, in nanoseconds; not positive if they may be woken. */
    long restNanos() {
        return intervalNanos == 0 ? 0 : wokenNanos + intervalNanos - System.nanoTime();
    }

    /** Wakes one after the other as long as the thread is not replaced; false if it was. */
    boolean wakeAll(Pump.Worker worker) {
        if (intervalNanos > 0) {
            wokenNanos = System.nanoTime();
        }
        signalled.set(false); // before the heads are read, so that what comes later signals again
        for (Subscription member : members) {
            member.wake();
            if (!worker.step()) {
                return false;
            }
        }
        moved.run();
        return true;
    }
}
