package org.wirehouse.hub;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * The meeting point of publishers and subscribers. Publishing never waits for a client, and one client never waits for
 * another: a publisher appends and signals, a few pump threads carry batches to the outlets. All methods may be called
 * from any thread.
 */
public final class Hub implements AutoCloseable {
    private final Backplane backplane;
    private final Clock clock;
    private final List<Pump> pumps;
    private final Map<String, Channel> channels = new ConcurrentSkipListMap<>();
    private final List<Family> families = new CopyOnWriteArrayList<>();
    private final Map<View.Key, View> views = new ConcurrentHashMap<>();
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger stuck = new AtomicInteger();
    private final LongAdder published = new LongAdder();
    private final LongAdder resets = new LongAdder();
    private volatile EventId head;
    private volatile boolean open = true;

    /**
     * Opens a hub for outlets that do not block, and starts its threads.
     *
     * @param threads makes the pump threads
     * @param pumps how many, at least 1; each looks after its own share of the subscriptions
     */
    public Hub(Backplane backplane, ThreadFactory threads, int pumps, Clock clock) {
        this(backplane, threads, pumps, clock, () -> {});
    }

    /**
     * Opens a hub for any outlets.
     *
     * @param onTask called when one of the threads has something to do, on it: {@link #relieve} is needed again
     */
    public Hub(Backplane backplane, ThreadFactory threads, int pumps, Clock clock, Runnable onTask) {
        this.backplane = backplane;
        this.clock = clock;
        this.head = backplane.origin();
        this.pumps = IntStream.range(0, pumps)
                .mapToObj(i -> new Pump(threads, stuck, onTask))
                .toList();
        backplane.start(this::receive);
    }

    /**
     * Declares a channel without an interval: it delays no event after a pause.
     *
     * @throws IllegalArgumentException if there is one of this name
     */
    public Channel declare(String name, Retention retention) {
        return declare(name, retention, Duration.ZERO);
    }

    /**
     * Declares a channel.
     *
     * @param interval between two batches to a client, at least, as far as it keeps up: what comes meanwhile goes together,
     *     and what comes after a pause goes at once; of several channels that a client follows, the shortest counts
     * @throws IllegalArgumentException if there is one of this name
     */
    public Channel declare(String name, Retention retention, Duration interval) {
        Channel channel = new Channel(name, retention, interval, backplane.origin(), pumps.get(0)::submit, null);
        if (channels.putIfAbsent(name, channel) != null) {
            throw new IllegalArgumentException("channel '" + name + "' is declared twice");
        }
        return channel;
    }

    /** Declares channels that are made when they are needed. */
    public void declare(ChannelFamily family) {
        families.add(new Family(family, channels, backplane.origin(), pumps.get(0)::submit));
    }

    /**
     * Finds channels, makes those of a {@link ChannelFamily} that are not there, and keeps them all from being retired
     * until the hold is closed.
     *
     * @param names at least one
     * @throws UnknownChannelException if one is neither declared nor of a family
     * @throws TooManyChannelsException if one would have to be made and too many of its family are in use
     */
    public Hold hold(Collection<String> names) {
        List<Channel> held = new ArrayList<>();
        try {
            names.forEach(name -> held.add(held(name)));
        } catch (RuntimeException e) {
            held.forEach(Channel::release);
            throw e;
        }
        return new Hold(held);
    }

    /** Found or made, and held once. */
    private Channel held(String name) {
        Channel present = channels.get(name);
        if (present != null) {
            return present.hold();
        }
        for (Family family : families) {
            Optional<String> canonical = family.canonical(name);
            if (canonical.isPresent()) {
                return family.hold(canonical.get());
            }
        }
        throw new UnknownChannelException(name, channels.keySet());
    }

    /**
     * Finds a channel by its name. One of a {@link ChannelFamily} can be retired at any time unless it is held.
     *
     * @throws UnknownChannelException if it is not there
     */
    public Channel channel(String name) {
        return find(name).orElseThrow(() -> new UnknownChannelException(name, channels.keySet()));
    }

    /** The channel of this name, if it is there. One of a {@link ChannelFamily} is not made. */
    public Optional<Channel> find(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    /** All channels, by name. */
    public Collection<Channel> channels() {
        return List.copyOf(channels.values());
    }

    /** The id of the newest event of all channels: the position of a subscriber that wants only what comes from now on. */
    public EventId head() {
        return head;
    }

    /**
     * Appends an event to its channel, which is made if it is one of a {@link ChannelFamily}.
     *
     * @return its id; the event is in the log when this method returns, and on its way to the subscribers
     * @throws UnknownChannelException if the channel was not declared
     * @throws TooManyChannelsException if the channel would have to be made and too many of its family are in use
     * @throws IllegalArgumentException if the channel keeps the latest event per key and there is no key
     * @throws IllegalStateException if the hub is closed
     */
    public EventId publish(Publication publication) {
        Channel channel = held(publication.channel());
        try {
            return publish(channel, publication);
        } finally {
            channel.release();
        }
    }

    private EventId publish(Channel channel, Publication publication) {
        if (channel.retention().kind() == Retention.Kind.LATEST && publication.key() == null) {
            throw new IllegalArgumentException(
                    "channel '" + channel + "' keeps the latest event of each key, so an event needs a key");
        }
        requireOpen();
        boolean canonical = channel.name().equals(publication.channel());
        EventId id = backplane.publish(canonical ? publication : publication.in(channel.name()));
        published.increment();
        return id;
    }

    private void receive(Event event) {
        Channel channel = channels.get(event.channel());
        if (channel != null) {
            head = event.id(); // before anybody can have the event, else its id would seem to be of the future
            channel.append(event);
            channel.signal();
        }
    }

    /**
     * Reads back what a channel retains. Treats the cursor as {@link #subscribe} does.
     *
     * @param after the cursor; {@link EventId#ZERO} for all that is retained
     * @param limit the most events to return, at least 1
     */
    public Page read(Channel channel, EventId after, EventFilter filter, int limit) {
        if (isForeign(after)) {
            Page whole = channel.page(EventId.ZERO, filter, limit);
            return new Page(whole.events(), true, whole.head());
        }
        return channel.page(after, filter, limit);
    }

    /** True if no event can have had this id yet: the cursor is from another log, or from before the clock was set back. */
    private boolean isForeign(EventId cursor) {
        return cursor.isAfter(head);
    }

    /**
     * Places a cursor. What comes after it is written to the outlet, first from the history and then live, without a
     * gap in between.
     *
     * @param channels at least one; one that has been retired meanwhile is made again
     * @param after the cursor: {@link #head()} for what comes from now on, {@link EventId#ZERO} for all that is
     *     retained, or the last id that a returning client has seen; if that is too old or not of this log, the first
     *     batch says {@link Continuity#RESET} and holds all that is retained
     * @throws IllegalStateException if the hub is closed
     * @throws TooManyChannelsException if one has to be made again and there are too many; not if they are held
     */
    public Subscription subscribe(Collection<Channel> channels, EventId after, EventFilter filter, Outlet outlet) {
        List<Channel> held = new ArrayList<>();
        try {
            channels.forEach(channel -> held.add(channel.hold()));
            return place(new View.Key(Set.copyOf(held), filter), after, outlet);
        } finally {
            held.forEach(Channel::release);
        }
    }

    private Subscription place(View.Key key, EventId after, Outlet outlet) {
        Executor home = outlet.home();
        int turn = home == Outlet.HUB ? arrivals.getAndIncrement() : home.hashCode();
        Pump pump = pumps.get(Math.floorMod(turn, pumps.size()));
        Subscription[] placed = new Subscription[1];
        views.compute(key, (k, present) -> {
            View view = present != null ? present : newView(k);
            Share share = view.share(pump, home);
            placed[0] = new Subscription(this, view, share, outlet, after, isForeign(after));
            view.join(share, placed[0]);
            return view;
        });
        Subscription subscription = placed[0];
        subscriptions.add(subscription);
        if (!open) {
            subscription.close();
            requireOpen();
        }
        subscription.share().wake(subscription);
        return subscription;
    }

    private View newView(View.Key key) {
        View view = new View(key);
        key.channels().forEach(channel -> channel.hold().add(view)); // until the last of its subscriptions has left
        return view;
    }

    void left(Subscription subscription) {
        subscriptions.remove(subscription);
        View view = subscription.view();
        views.computeIfPresent(view.key(), (key, present) -> {
            subscription.share().remove(subscription);
            view.moved();
            if (present != view || view.size() > 0) {
                return present;
            }
            key.channels().forEach(channel -> {
                channel.remove(view);
                channel.release();
            });
            return null;
        });
    }

    void countReset() {
        resets.increment();
    }

    /** Forgets what is older than the channels allow, and retires what nobody needs any more. To be called about once a second. */
    public void expire() {
        long nowMillis = clock.millis();
        channels.values().forEach(channel -> channel.expire(nowMillis));
        families.forEach(Family::retireIdle);
    }

    /**
     * Gives the clients of a thread that has waited for one of them since the last call to a new thread. To be called again
     * and again, by one thread, where {@link Outlet#write} may block.
     *
     * @param maxStuck threads that may wait at the same time; if more would, their clients wait too
     * @return true if one of the threads has something to do, and so may get stuck
     */
    public boolean relieve(int maxStuck) {
        boolean busy = false;
        for (Pump pump : pumps) {
            busy |= pump.isBusy();
            if (stuck.get() < maxStuck) {
                pump.relieve();
            }
        }
        return busy;
    }

    /** True on a thread that carries events to clients, and may be replaced when it waits for one. */
    public boolean isServing() {
        for (Pump pump : pumps) {
            if (pump.isMine()) {
                return true;
            }
        }
        return false;
    }

    public HubStatistics statistics() {
        long lagging = views.values().stream().mapToLong(View::lagging).sum();
        return new HubStatistics(channels.size(), subscriptions.size(), lagging, published.sum(), resets.sum());
    }

    public boolean isOpen() {
        return open;
    }

    /** Ends all subscriptions and stops the threads. Further calls do nothing. */
    @Override
    public void close() {
        open = false;
        backplane.close();
        subscriptions.forEach(subscription -> subscription.end(null));
        pumps.forEach(Pump::stop);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the hub is closed");
        }
    }
}
