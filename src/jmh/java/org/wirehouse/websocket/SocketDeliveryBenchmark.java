package org.wirehouse.websocket;

import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import org.wirehouse.hub.Arrivals;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.DeliveryBenchmark;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.transport.Threads;
import org.wirehouse.transport.Traffic;

/** Delivery by the sessions of the server, which send to a remote endpoint that is done on the stack of the sender. */
public class SocketDeliveryBenchmark extends DeliveryBenchmark {
    private final Traffic traffic = new Traffic();
    private final Threads threads = new Threads(Runnable::run, false, ending -> {});

    @Override
    protected void connect(Channel channel, Arrivals arrivals) {
        Session session = answering(Session.class, Map.of("getAsyncRemote", new ReadyRemote(arrivals)));
        Peer peer = new Peer(session, traffic, threads);
        SocketOutlet.follow(hub, List.of(channel), hub.head(), EventFilter.ALL, JsonLines.EVENTS, peer);
    }
}
