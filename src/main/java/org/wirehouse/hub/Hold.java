package org.wirehouse.hub;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps channels from being retired for as long as it is open. */
public final class Hold implements AutoCloseable {
    private final List<Channel> held;
    private final AtomicBoolean closed = new AtomicBoolean();

    Hold(List<Channel> held) {
        this.held = List.copyOf(held);
    }

    /** The channels, each once. */
    public Set<Channel> channels() {
        return Set.copyOf(held);
    }

    /** The first of the channels that were asked for. */
    public Channel channel() {
        return held.get(0);
    }

    /** Lets go; what nobody needs any more is retired at once. Further calls do nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            held.forEach(Channel::release);
        }
    }
}
