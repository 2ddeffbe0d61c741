package org.wirehouse.classics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wirehouse.sse.EventStreams;
import org.wirehouse.sse.Manner;
import org.wirehouse.sse.StreamEvent;

/** The clock, the two counters and the typewriter, at the addresses below which the tutorials have them. */
@Path("classic")
@ApplicationScoped
public class ClassicResource {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration KEYSTROKE = Duration.ofMillis(300);
    private static final Clock CLOCK = Clock.system(ZoneId.systemDefault());
    private static final Typewriter TYPEWRITER = Typewriter.poem();

    @Inject
    EventStreams streams;

    @Inject
    Beat beat;

    /** Tells the time of the server each second, until the client leaves. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void clock(@Context HttpServletRequest request) {
        beat.play(streams.open(request, Manner.PLAIN), new TimeStamps(CLOCK), SECOND);
    }

    /** Counts from 0 to 9 and ends. */
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void count(@Context HttpServletRequest request) {
        beat.play(streams.open(request, Manner.PLAIN), numbers(0, 9), Duration.ZERO);
    }

    /** Counts from 1 to 100, one a second, and ends. */
    @GET
    @Path("web/StreamChat")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void countSlowly(@Context HttpServletRequest request) {
        beat.play(streams.open(request, Manner.PLAIN), numbers(1, 100), SECOND);
    }

    /**
     * Types a text, one character each 300 ms, for pages of any origin. A client that has it all is answered with 204,
     * because a browser would come back for ever to a stream that is merely empty.
     *
     * @param lastEventId the index of the last character that the client has
     * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#server-sent-events-intro">WHATWG
     *     HTML, section 9.2.1</a>
     */
    @GET
    @Path("api/sse")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void type(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        Iterator<OutboundSseEvent> characters = TYPEWRITER.after(lastEventId);
        if (characters.hasNext()) {
            beat.play(streams.open(request, Manner.COMPACT), characters, KEYSTROKE);
        } // else there is no stream and no other response, which is a 204
    }

    static Iterator<OutboundSseEvent> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .<OutboundSseEvent>mapToObj(number -> StreamEvent.text(null, null, null, Integer.toString(number)))
                .iterator();
    }
}
