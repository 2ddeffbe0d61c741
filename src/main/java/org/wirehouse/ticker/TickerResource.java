package org.wirehouse.ticker;

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
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirehouse.http.KnownQuery;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.market.QuoteBoard;
import org.wirehouse.sse.EventStream;
import org.wirehouse.sse.EventStreams;
import org.wirehouse.sse.HeartbeatStyle;
import org.wirehouse.sse.LastEventId;
import org.wirehouse.sse.StreamEvent;
import org.wirehouse.sse.Viewpoint;
import org.wirehouse.websocket.JsonLine;

/** The ticker as an event stream: register with the broadcaster, and that is all. */
@Path("ticker/stream")
@ApplicationScoped
@KnownQuery
public class TickerResource {
    @Inject
    EventStreams streams;

    @Inject
    TickerBroadcast broadcast;

    @Inject
    Hub hub;

    @Inject
    QuoteBoard board;

    /**
     * Streams {@code unknown-symbols} if some of the symbols have not traded, {@code snapshot}, then {@code quotes}, each an array of quotes, and {@code feed} when the feed stands
     * otherwise. A client that brings its last event id gets {@code quotes} with what changed since.
     *
     * @param symbols only these, separated by commas; all if there are none; they need not have traded yet
     * @param heartbeat {@code event} for heartbeats that a page can see, else comments
     * @throws BadRequestException if one cannot be a symbol, the id in the query is none, or the heartbeat unknown
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @QueryParam("symbols") List<String> symbols,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) List<String> lastEventIdHeaders,
            @QueryParam("lastEventId") List<String> lastEventIdQueries,
            @QueryParam("heartbeat") @Nullable String heartbeat,
            @Context HttpServletRequest request,
            @Context Sse sse) {
        EventId after = LastEventId.of(lastEventIdHeaders, lastEventIdQueries, hub.head(), EventId.ZERO);
        EventFilter filter = filter(symbols);
        EventStream stream =
                streams.open(request, new Viewpoint(after, filter, TickerFraming.TICKER), HeartbeatStyle.of(heartbeat));
        UnknownSymbols.among(filter, board).ifPresent(unknown -> tell(stream, unknown));
        broadcast.register(stream, sse);
    }

    private static void tell(EventStream stream, String unknown) {
        try {
            String data = new JsonLine().json("symbols", unknown).end();
            var unused = stream.send(StreamEvent.text(null, null, UnknownSymbols.TYPE, data));
        } catch (IllegalStateException e) {
            // closed already: a HEAD request, or the server is going down
        }
    }

    private static EventFilter filter(List<String> symbols) {
        try {
            return SymbolFilter.of(symbols);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("symbols: " + e.getMessage(), e);
        }
    }
}
