package org.wirehouse.sse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirehouse.http.KnownQuery;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hold;
import org.wirehouse.hub.Hub;

/** Any channels as one event stream. */
@Path("stream")
@ApplicationScoped
@KnownQuery
public class StreamResource {
    private static final int MAX_CHANNELS = 100;

    @Inject
    Hub hub;

    @Inject
    EventStreams streams;

    /**
     * Streams what is published into the channels, in the order of ids. A new client gets what comes from now on, one
     * that brings the last id it has seen gets what it missed first.
     *
     * @param heartbeat {@code event} for heartbeats that a page can see, else comments
     * @throws BadRequestException if there is no channel or too many, the id in the query is none, or the heartbeat unknown
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @QueryParam("channel") List<String> names,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) List<String> lastEventIdHeaders,
            @QueryParam("lastEventId") List<String> lastEventIdQueries,
            @QueryParam("heartbeat") @Nullable String heartbeat,
            @Context HttpServletRequest request) {
        if (names.isEmpty() || names.size() > MAX_CHANNELS) {
            throw new BadRequestException(
                    "channel: name 1 to " + MAX_CHANNELS + " channels (?channel=a&channel=b), were " + names.size());
        }
        HeartbeatStyle style = HeartbeatStyle.of(heartbeat);
        try (Hold held = hub.hold(names)) {
            EventId head = hub.head();
            EventId after = LastEventId.of(lastEventIdHeaders, lastEventIdQueries, head, head);
            streams.open(request, new Viewpoint(after, EventFilter.ALL, SseFraming.EVENTS), style)
                    .follow(hub, held.channels());
        }
    }
}
