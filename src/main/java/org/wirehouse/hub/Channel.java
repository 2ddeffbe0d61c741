package org.wirehouse.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A named log: what is published into it reaches all who read it, in the order of ids. */
public final class Channel {
    private final String name;
    private final Retention retention;
    private final Duration interval;
    private final History history;
    private final Set<View> views = ConcurrentHashMap.newKeySet();
    private final Milestones milestones;
    private final @Nullable Family family;
    private volatile EventId head;

    /** How many keep it from being retired; only its family looks at it, under its own lock. */
    int holds;

    /**
     * Begins without events.
     *
     * @param interval between two batches to a subscription that keeps up, at least
     * @param origin what a cursor before it may have missed
     * @param family which makes and retires it, or {@code null} if it is declared for good
     */
    Channel(
            String name,
            Retention retention,
            Duration interval,
            EventId origin,
            Executor pump,
            @Nullable Family family) {
        this.name = name;
        this.family = family;
        this.retention = retention;
        this.interval = interval;
        this.history = new History(retention, origin);
        this.head = origin;
        this.milestones = new Milestones(this::slowest, pump);
    }

    public String name() {
        return name;
    }

    public Retention retention() {
        return retention;
    }

    Duration interval() {
        return interval;
    }

    /** The id of the newest event, or of the start of the log if there was none. */
    public EventId head() {
        return head;
    }

    /** How many events are retained; an estimate while others publish. */
    public int size() {
        return history.size();
    }

    /** How many subscriptions read this channel; an estimate while others come and go. */
    public int subscriptions() {
        return views.stream().mapToInt(View::size).sum();
    }

    /**
     * Reads back what is retained, oldest first.
     *
     * @param after only events after this id; {@link EventId#ZERO} for all
     * @param limit at most this many, at least 1
     */
    public List<Event> read(EventId after, int limit) {
        List<Event> events = new ArrayList<>();
        history.collect(after, head, EventFilter.ALL, Long.MAX_VALUE, events);
        return List.copyOf(events.size() > limit ? events.subList(0, limit) : events);
    }

    /** The newest events that {@code filter} lets pass, at most {@code limit} of them, oldest first. */
    public List<Event> newest(EventFilter filter, int limit) {
        return history.newest(head, filter, limit);
    }

    /** See {@link Hub#read}, which has checked that the cursor belongs to this log. */
    Page page(EventId after, EventFilter filter, int limit) {
        EventId upTo = head;
        List<Event> events = new ArrayList<>();
        history.collect(after, upTo, filter, Long.MAX_VALUE, events);
        EventId floor = history.floor();
        boolean lost = floor.isAfter(after);
        if (lost) {
            events.removeIf(event -> !event.id().isAfter(floor)); // an eviction meanwhile could leave a gap behind them
        }
        List<Event> first = List.copyOf(events.size() > limit ? events.subList(0, limit) : events);
        return new Page(first, lost && !after.equals(EventId.ZERO), upTo);
    }

    /**
     * Completes when every subscription has passed {@code id} or is gone. What depends on it runs on a hub thread and must
     * not block.
     */
    public CompletionStage<@Nullable Void> passed(EventId id) {
        return milestones.at(id);
    }

    /** A cursor has moved or gone. */
    void moved() {
        milestones.moved();
    }

    private EventId slowest() {
        EventId slowest = EventId.FOREIGN;
        for (View view : views) {
            slowest = view.slowest(slowest);
        }
        return slowest;
    }

    /**
     * Holds the channel, or the one that was made in its place if it has been retired.
     *
     * @throws TooManyChannelsException if it has to be made again and there are too many
     */
    Channel hold() {
        return family == null ? this : family.hold(name);
    }

    void release() {
        if (family != null) {
            family.release(this);
        }
    }

    void append(Event event) {
        history.append(event);
        head = event.id();
    }

    void signal() {
        for (View view : views) {
            view.signal();
        }
    }

    void expire(long nowMillis) {
        history.expire(nowMillis);
    }

    History history() {
        return history;
    }

    void add(View view) {
        views.add(view);
    }

    void remove(View view) {
        views.remove(view);
    }

    @Override
    public String toString() {
        return name;
    }
}
