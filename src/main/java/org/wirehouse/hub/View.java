package org.wirehouse.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Some channels seen through a filter, and the subscriptions that see the same. Those that keep up stand at the same
 * position, so what one of them reads is kept and handed to the others: no search, no allocation, no second encoding.
 */
final class View {
    /** A batch ends with the event that reaches this size, so that a client that lags holds no more than this. */
    static final long MAX_BATCH_BYTES = 64 * 1024;

    /** What identifies a view. */
    record Key(Set<Channel> channels, EventFilter filter) {}

    /**
     * The outcome of a read: the batch that brings a cursor from {@code after} to {@code through}.
     *
     * @param head the head when it was read; a new head makes it stale
     */
    record Reading(EventId after, EventId head, EventId through, Batch batch) {}

    /** All who had joined then had the head. */
    private record Census(EventId head, int joined) {}

    private final Key key;
    private final Channel[] channels;
    private final Duration interval;
    private final List<Share> shares = new CopyOnWriteArrayList<>();
    private final AtomicInteger joined = new AtomicInteger();
    private volatile @Nullable Reading shared;
    private volatile @Nullable Census caughtUp;

    View(Key key) {
        this.key = key;
        this.channels = key.channels.toArray(new Channel[0]);
        this.interval = key.channels.stream()
                .map(Channel::interval)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    Key key() {
        return key;
    }

    int size() {
        return shares.stream().mapToInt(Share::size).sum();
    }

    /** Tells every pump that has members of this view that there is something new. Never blocks. */
    void signal() {
        for (Share share : shares) {
            share.signal();
        }
    }

    /** The slowest of the members, or {@code other} if that is slower. */
    EventId slowest(EventId other) {
        EventId slowest = other;
        for (Share share : shares) {
            slowest = share.slowest(slowest);
        }
        return slowest;
    }

    /** Takes a member into one of the shares. Called by one thread at a time. */
    void join(Share share, Subscription member) {
        share.add(member);
        joined.incrementAndGet();
    }

    /** How many members are behind the head; looks at them only if something or somebody has come since all had it. */
    int lagging() {
        Census census = new Census(head(), joined.get()); // before the members are looked at
        if (census.equals(caughtUp)) {
            return 0;
        }
        int lagging = shares.stream()
                .mapToInt(share -> share.countBefore(census.head))
                .sum();
        caughtUp = lagging == 0 ? census : null;
        return lagging;
    }

    /** A member has moved or gone. */
    void moved() {
        key.channels.forEach(Channel::moved);
    }

    /** The share for members of a pump with this home, made if there is none. Called by one thread at a time. */
    Share share(Pump pump, Executor home) {
        for (Share share : shares) {
            if (share.is(pump, home)) {
                return share;
            }
        }
        Share share = new Share(pump, home, interval, this::moved);
        shares.add(share);
        return share;
    }

    boolean isBehind(EventId position) {
        return head().isAfter(position);
    }

    /**
     * The newest id of all channels. Ids are given in the order of appending, so everything up to it is there, in the other
     * channels too.
     */
    private EventId head() {
        EventId head = EventId.ZERO;
        for (Channel channel : channels) {
            EventId other = channel.head();
            head = other.isAfter(head) ? other : head;
        }
        return head;
    }

    /** What comes after {@code after}, up to the head or to the size of a batch; the batch may be empty. */
    Reading read(EventId after) {
        EventId upTo = head();
        Reading last = shared;
        if (last != null && last.after.equals(after) && last.head.equals(upTo)) {
            return last;
        }
        Reading reading = collect(after, upTo);
        shared = reading;
        return reading;
    }

    private Reading collect(EventId after, EventId upTo) {
        List<Event> events = new ArrayList<>();
        boolean lost = false;
        for (Channel channel : channels) {
            if (upTo.isAfter(after)) {
                channel.history().collect(after, upTo, key.filter, MAX_BATCH_BYTES, events);
            }
            lost |= channel.history().floor().isAfter(after);
        }
        if (channels.length > 1) {
            events.sort(Comparator.comparing(Event::id));
        }
        int size = 0;
        long bytes = 0;
        while (size < events.size() && bytes < MAX_BATCH_BYTES) {
            bytes += events.get(size++).size();
        }
        EventId through = bytes < MAX_BATCH_BYTES ? upTo : events.get(size - 1).id();
        List<Event> read = events.subList(0, size);
        if (lost) {
            forgetLost(read);
        }
        return new Reading(after, upTo, through, batch(List.copyOf(read), continuity(after, lost)));
    }

    /** What fell out of a history while it was read goes, or the gap could be behind it: in the batch, not before. */
    private void forgetLost(List<Event> read) {
        for (Channel channel : channels) {
            EventId floor = channel.history().floor();
            read.removeIf(event ->
                    event.channel().equals(channel.name()) && !event.id().isAfter(floor));
        }
    }

    private static Batch batch(List<Event> events, Continuity continuity) {
        return events.size() == 1 && continuity == Continuity.FOLLOWS
                ? events.get(0).alone()
                : new Batch(events, continuity);
    }

    private static Continuity continuity(EventId after, boolean lost) {
        if (after.equals(EventId.ZERO)) {
            return Continuity.WHOLE;
        }
        return lost ? Continuity.RESET : Continuity.FOLLOWS;
    }
}
