package org.wirehouse.channels;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirehouse.http.Bodies;
import org.wirehouse.http.KnownQuery;
import org.wirehouse.http.Parameters;
import org.wirehouse.http.TokenRequired;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hold;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Page;
import org.wirehouse.hub.Publication;

/** Channels: which there are, what is in them, and a way in. */
@Path("channels")
@ApplicationScoped
@KnownQuery
@Produces(MediaType.APPLICATION_JSON)
public class ChannelResource {
    private static final int MAX_PAGE = 1_000;

    @Inject
    Hub hub;

    @Inject
    Publisher publisher;

    @GET
    public List<ChannelInfo> channels() {
        return hub.channels().stream().map(ChannelInfo::of).toList();
    }

    /**
     * Publishes one event; the body is its data and reaches the clients unchanged.
     *
     * @throws ForbiddenException if the channel belongs to the application itself
     * @throws BadRequestException if the body is not text in its charset or not the JSON it says it is, or type or key are not fit for
     *     an event
     */
    @POST
    @Path("{name}/events")
    @TokenRequired
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Response publish(
            @PathParam("name") String name,
            @QueryParam("type") @Nullable String type,
            @QueryParam("key") @Nullable String key,
            @Context HttpHeaders headers,
            InputStream body) {
        try {
            publisher.requireOpen(name);
            String data = Bodies.readText(body, headers, Publisher.MAX_DATA_BYTES);
            boolean json = MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType());
            EventId id = publisher.publish(
                    json ? Publication.json(name, type, key, data) : new Publication(name, type, key, data));
            return Response.status(Status.CREATED)
                    .entity(new Published(name, id.toString()))
                    .build();
        } catch (PrivateChannelException e) {
            throw new ForbiddenException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    /**
     * Reads back what a channel retains.
     *
     * @param after only events after this id; if there are several, after the newest valid one; all if there is none
     * @param limit at most this many, 1 to 1,000
     * @param data {@code json} to get JSON as JSON, {@code text} to get it as text in a string
     */
    @GET
    @Path("{name}/events")
    public Response events(
            @PathParam("name") String name,
            @QueryParam("after") List<String> after,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("data") @DefaultValue("text") String data) {
        EventId cursor = Parameters.cursor("after", after, hub.head()).orElse(EventId.ZERO);
        int most = limit(limit);
        boolean inline = isInline(data);
        try (Hold held = hub.hold(Set.of(name))) {
            Page page = hub.read(held.channel(), cursor, EventFilter.ALL, most);
            return inline
                    ? Response.ok(InlinePage.json(page).getBytes(StandardCharsets.UTF_8))
                            .type(MediaType.APPLICATION_JSON)
                            .build()
                    : Response.ok(EventPage.of(page)).build();
        }
    }

    private static boolean isInline(String data) {
        return switch (data) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new BadRequestException("data: 'text' or 'json', was '" + data + "'");
        };
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new BadRequestException("limit: 1 to " + MAX_PAGE + ", was '" + text + "'");
    }
}
