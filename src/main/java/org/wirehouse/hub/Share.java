package org.wirehouse.hub;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The members of a view that one pump looks after. A signal costs one task of the pump, however many members there are. */
final class Share implements Runnable {
    private final Pump pump;
    private final Runnable moved;
    private final Set<Subscription> members = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean signalled = new AtomicBoolean();

    /** @param moved told after the members have been woken */
    Share(Pump pump, Runnable moved) {
        this.pump = pump;
        this.moved = moved;
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

    /** Wakes one after the other as long as the thread is not replaced; false if it was. */
    boolean wakeAll(Pump.Worker worker) {
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
