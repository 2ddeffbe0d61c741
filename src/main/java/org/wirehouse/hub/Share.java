package org.wirehouse.hub;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The members of a view that one pump looks after and that have the same home. A signal costs one task of the pump, and
 * one more if they are at home elsewhere, however many members there are. When they have been woken they rest for a
 * multiple of the time it took: what comes meanwhile goes together, and threads that have more to do get to it.
 */
final class Share implements Runnable {
    /** A thread has twice as long for others as it was busy with its members, so it reads requests between two rounds. */
    private static final int REST = 2;

    /** A round can take long for reasons that do not come again, and events are to be no later than they have to. */
    private static final Duration MOST_REST = Duration.ofMillis(10);

    private final Pump pump;
    private final Executor home;
    private final long intervalNanos;
    private final Runnable moved;
    private final Set<Subscription> members = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean signalled = new AtomicBoolean();

    /** Until when the members are left alone ({@link System#nanoTime()}). */
    private volatile long restUntil = System.nanoTime();

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

    /** How many members have not got as far. */
    int countBefore(EventId id) {
        int count = 0;
        for (Subscription member : members) {
            if (id.isAfter(member.position())) {
                count++;
            }
        }
        return count;
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
        return restUntil - System.nanoTime();
    }

    /** Has all members woken at home; false if the thread of the pump did so and was replaced on the way. */
    boolean wakeAll(Pump.Worker worker) {
        long began = System.nanoTime();
        if (home == Outlet.HUB) {
            return wakeAll(began, worker::step);
        }
        home.execute(() -> {
            if (restNanos() > 0) {
                pump.submit(this); // signalled while the members were woken
            } else {
                wakeAll(began, () -> true);
            }
        });
        return true;
    }

    /** Wakes one after the other as long as this thread is to go on. */
    private boolean wakeAll(long began, BooleanSupplier goOn) {
        long due = System.nanoTime() + intervalNanos;
        restUntil = due;
        signalled.set(false); // before the heads are read, so that what comes later signals again
        for (Subscription member : members) {
            member.wake();
            if (!goOn.getAsBoolean()) {
                return false;
            }
        }
        moved.run();
        long now = System.nanoTime();
        restUntil = now + Math.max(due - now, Math.min(REST * (now - began), MOST_REST.toNanos()));
        return true;
    }
}
