package org.wirehouse.ticker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import org.wirehouse.http.Bodies;
import org.wirehouse.http.KnownQuery;
import org.wirehouse.http.Problem;
import org.wirehouse.http.TokenRequired;
import org.wirehouse.market.IntakeReport;
import org.wirehouse.market.MarketFeed;
import org.wirehouse.market.TradeIntake;

/** The way in for trades, when no feed of our own runs. */
@Path("ticker/trades")
@ApplicationScoped
@KnownQuery
@TokenRequired
@Produces(MediaType.APPLICATION_JSON)
public class TradeResource {
    @Inject
    TradeIntake intake;

    @Inject
    MarketFeed feed;

    /** Takes one trade or an array of them, up to 1 MiB. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response json(InputStream body, @Context HttpHeaders headers) {
        requireLive();
        return answer(intake.readJson(Bodies.readText(body, headers, TradeIntake.MAX_JSON_BYTES)));
    }

    /** Takes a trade a line, of any number: they are not held in memory. */
    @POST
    @Consumes({"application/x-ndjson", "application/ndjson", "application/jsonl"})
    public Response ndjson(InputStream body, @Context HttpHeaders headers) {
        requireLive();
        try (InputStream lines = Bodies.open(body, headers)) {
            return answer(intake.readNdjson(lines));
        } catch (IOException e) {
            throw Bodies.failed(e); // the trades read until then stay
        }
    }

    private void requireLive() {
        try {
            feed.status().requireLive();
        } catch (IllegalStateException e) {
            throw new WebApplicationException(Problem.response(Status.CONFLICT, String.valueOf(e.getMessage())));
        }
    }

    /** 200 if anything was accepted or nothing was there, else 400; both say which lines were refused and why. */
    private static Response answer(IntakeReport report) {
        if (report.accepted() > 0 || report.refused() == 0) {
            return Response.ok(report).build();
        }
        Status status = Status.BAD_REQUEST;
        var problem = new TradesProblem(
                status.getReasonPhrase(),
                status.getStatusCode(),
                report.refusals().get(0).reason(),
                report.accepted(),
                report.refused(),
                report.refusals());
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
