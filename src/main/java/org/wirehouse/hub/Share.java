package org.wirehouse.hub;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The members of a view that one pump looks after and that have the same home. A signal costs one task of the pump, and
 * one more if they are at home elsewhere, however many members there are.
 */
final class Share implements Runnable {
    private final Pump pump;
    private final Executor home;
    private final long intervalNanos;
    private final Runnable moved;
    private final Set<Subscription> members = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean signalled = new AtomicBoolean();

    /** When the members were last woken ({@link System#nanoTime()}). */
    private volatile long wokenNanos;

    /**
     * Begins without members.
     *
     * @param home of all members
     * @param interval between two wakings, at least; the first after a pause is not delayed
     * @param moved told after the members have been woken
     */
    Share(Pump pump, Executor home, Duration interval, Runnable moved) {
        this.pump = pump;
        this.home = home;
        this.intervalNanos = interval.toNanos();
        this.moved = moved;
        this.wokenNanos = System.nanoTime() - intervalNanos;
    }

    boolean is(Pump otherPump, Executor otherHome) {
        return pump == otherPump && home.equals(otherHome);
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

    /** Has one member look whether there is something for it, whatever the interval. */
    void wake(Subscription member) {
        pump.submit(() -> home.execute(member::wake));
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

    /** Has all members woken at home; false if the thread of the pump did so and was replaced on the way. */
    boolean wakeAll(Pump.Worker worker) {
        if (home == Outlet.HUB) {
            return wakeAll(worker::step);
        }
        home.execute(() -> wakeAll(() -> true));
        return true;
    }

    /** Wakes one after the other as long as this thread is to go on. */
    private boolean wakeAll(BooleanSupplier goOn) {
        if (intervalNanos > 0) {
            wokenNanos = System.nanoTime();
        }
        signalled.set(false); // before the heads are read, so that what comes later signals again
        for (Subscription member : members) {
            member.wake();
            if (!goOn.getAsBoolean()) {
                return false;
            }
        }
        moved.run();
        return true;
    }
}
