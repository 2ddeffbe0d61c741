package org.wirehouse.classics;

import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Continuity;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Outlet;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.Retention;
import org.wirehouse.hub.Subscription;
import org.wirehouse.websocket.Peer;

/**
 * The group of the tutorials: who says something gets it back, then everyone gets it with a prefix. It is a channel, so
 * all see the same order and nobody waits for anybody; only the frames are those of the tutorial, one for each message.
 */
public final class Group {
    /** The channel of the group. */
    public static final String CHANNEL = "classic.group";

    /** Put before what goes to everyone. */
    static final String PREFIX = "群发消息:";

    /** Of one message of a client. */
    static final int MAX_MESSAGE_BYTES = 64 * 1024;

    private static final Retention RETENTION =
            new Retention(Retention.Kind.RECENT, 1_000, 16L << 20, Duration.ofMinutes(1));

    private final Hub hub;
    private final Channel channel;

    /** Declares the channel. */
    public Group(Hub hub) {
        this.hub = hub;
        this.channel = hub.declare(CHANNEL, RETENTION);
    }

    void join(Peer peer) {
        Subscription placed = hub.subscribe(Set.of(channel), channel.head(), EventFilter.ALL, new MessageOutlet(peer));
        peer.onEnd(cause -> placed.close());
        peer.onText(MAX_MESSAGE_BYTES, text -> say(peer, text));
    }

    private void say(Peer peer, String text) {
        peer.send(text);
        hub.publish(new Publication(CHANNEL, null, null, PREFIX + text));
    }

    /** Sends the events of a batch one after the other, each as a message of its own. */
    private record MessageOutlet(Peer peer) implements Outlet {
        @Override
        public void write(Batch batch, Subscription subscription) {
            if (batch.continuity() != Continuity.FOLLOWS) {
                throw new IllegalStateException("this member missed messages, and the tutorial has no way to say so");
            }
            Iterator<Event> events = batch.events().iterator();
            while (events.hasNext()) {
                String text = events.next().data();
                boolean last = !events.hasNext();
                peer.send(text, failure -> {
                    if (last && failure == null) {
                        subscription.written();
                    }
                });
            }
        }

        @Override
        public void ended(@Nullable Throwable cause) {
            peer.cutOff(cause == null ? "the group is closed" : "did not read fast enough");
        }
    }
}
