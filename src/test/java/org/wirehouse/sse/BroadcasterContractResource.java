package org.wirehouse.sse;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Retention;
import org.wirehouse.json.JsonBinding;

/** Runs the contract inside the server it is deployed to, and answers how each point went. */
@Path("test/broadcaster")
@Dependent
public class BroadcasterContractResource {
    /** What is answered for a point that holds. */
    static final String HOLDS = "holds";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Most points that the container's breaks use it up. */
    private static final Duration PATIENCE_WITH_THE_CONTAINER = Duration.ofSeconds(10);

    @Inject
    Hub hub;

    @Resource
    ManagedExecutorService executor;

    @GET
    @Path("{kind}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> check(@PathParam("kind") String kind, @Context Sse sse) {
        Map<String, String> outcomes = new TreeMap<>();
        BroadcasterContract.points().forEach((name, point) -> outcomes.put(name, outcome(kind, name, point, sse)));
        return outcomes;
    }

    private String outcome(String kind, String name, BroadcasterContract.Point point, Sse sse) {
        boolean ours = kind.equals("hub");
        SseBroadcaster broadcaster = ours ? ours(name) : sse.newBroadcaster();
        Function<String, OutboundSseEvent> events =
                ours ? data -> StreamEvent.text(null, null, null, data) : sse::newEvent;
        Duration patience = ours ? PATIENCE : PATIENCE_WITH_THE_CONTAINER;
        // A thread of its own, because where the contract is broken a call may never come back.
        CompletableFuture<String> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> outcome.complete(run(point, broadcaster, events, patience)));
        thread.setDaemon(true);
        thread.start();
        try {
            return outcome.get(2 * patience.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "a call did not come back";
        } catch (InterruptedException | ExecutionException e) {
            return e.toString();
        }
    }

    private static String run(
            BroadcasterContract.Point point,
            SseBroadcaster broadcaster,
            Function<String, OutboundSseEvent> events,
            Duration patience) {
        try {
            BroadcasterContract.check(point, broadcaster, events, patience);
            return HOLDS;
        } catch (Exception | Error e) {
            return e.toString();
        }
    }

    private SseBroadcaster ours(String name) {
        var retention = new Retention(Retention.Kind.RECENT, 10_000, 1 << 24, Duration.ofHours(1));
        return new StreamBroadcaster(hub, hub.declare("contract " + name, retention), JsonBinding.create(), executor);
    }
}
