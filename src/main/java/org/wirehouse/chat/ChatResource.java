package org.wirehouse.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
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
import java.util.List;
import org.wirehouse.http.Bodies;
import org.wirehouse.http.KnownQuery;
import org.wirehouse.http.Parameters;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;

/** The rooms for those who have no WebSocket; what happens in them can be followed as channel {@code chat.{room}}. */
@Path("chat")
@ApplicationScoped
@KnownQuery
@Produces(MediaType.APPLICATION_JSON)
public class ChatResource {
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_PAGE = 1_000;

    @Inject
    Chat chat;

    @Inject
    Hub hub;

    /** The rooms that have members or remember something that was said. */
    @GET
    public List<RoomInfo> rooms() {
        return chat.rooms();
    }

    @GET
    @Path("{room}/members")
    public MemberList members(@PathParam("room") String room) {
        return chat.members(room);
    }

    /**
     * Reads back what was said.
     *
     * @param after only what was said after this id, from there on; without it the newest
     * @param limit at most this many, 1 to 1,000
     */
    @GET
    @Path("{room}/messages")
    public MessagePage messages(
            @PathParam("room") String room,
            @QueryParam("after") List<String> after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        return chat.messages(room, Parameters.cursor("after", after, hub.head()), limit(limit));
    }

    /**
     * Says something: {@code {"name","text"}}, and {@code "ticket"} if the name is that of a member. Does not make one a
     * member.
     *
     * @throws NotSupportedException if the body does not say that it is JSON; a page of another site can only post what
     *     says nothing, or something else
     */
    @POST
    @Path("{room}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response post(
            @PathParam("room") String room,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request,
            InputStream body) {
        if (headers.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
            throw new NotSupportedException("send the body as 'Content-Type: application/json'");
        }
        JsonFields fields = JsonFields.of(Bodies.readText(body, headers, MAX_BODY_BYTES));
        EventId id = chat.post(
                room,
                fields.text("name"),
                Ticket.of(fields.optionalText("ticket").orElse(null)),
                fields.text("text"),
                request.getRemoteAddr());
        return Response.status(Status.CREATED).entity(new Posted(id.toString())).build();
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
        throw new BadRequestException("limit: 1 to " + MAX_PAGE + ", was " + Excerpt.of(text));
    }
}
