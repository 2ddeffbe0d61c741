package org.wirehouse.ticker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.wirehouse.http.KnownQuery;
import org.wirehouse.market.Candle;
import org.wirehouse.market.FeedStatus;
import org.wirehouse.market.MarketFeed;
import org.wirehouse.market.Quote;
import org.wirehouse.market.QuoteBoard;

/** What the board says at this moment. A symbol may contain slashes, as in {@code quotes/BTC/USD/candles}. */
@Path("ticker")
@ApplicationScoped
@KnownQuery
@Produces(MediaType.APPLICATION_JSON)
public class QuoteResource {
    @Inject
    QuoteBoard board;

    @Inject
    MarketFeed feed;

    @GET
    @Path("feed")
    public FeedStatus feed() {
        return feed.status();
    }

    /** The quotes of all symbols that have traded, by symbol. */
    @GET
    @Path("quotes")
    public List<Quote> quotes() {
        return board.quotes();
    }

    /**
     * The quote of one symbol.
     *
     * @throws NotFoundException if it has not traded
     */
    @GET
    @Path("quotes/{symbol: .+}")
    public Quote quote(@PathParam("symbol") String symbol, @Context HttpServletRequest request) {
        String whole = withLastSlash(symbol, request.getRequestURI());
        return board.quote(whole).orElseThrow(() -> unknown(whole));
    }

    /** RESTEasy (WildFly 39.0.1, Open Liberty 26.0.0.3) drops a slash at the end, which can be part of the symbol. */
    private static String withLastSlash(String symbol, String path) {
        return path.endsWith("/") && !symbol.endsWith("/") ? symbol + "/" : symbol;
    }

    /**
     * The candles of the symbol's day.
     *
     * @param interval ISO-8601, whole minutes that divide a day
     * @throws NotFoundException if the symbol has not traded
     * @throws BadRequestException if the interval is not one
     */
    @GET
    @Path("quotes/{symbol: .+}/candles")
    public List<Candle> candles(
            @PathParam("symbol") String symbol, @QueryParam("interval") @DefaultValue("PT1M") String interval) {
        try {
            return board.candles(symbol, Duration.parse(interval)).orElseThrow(() -> unknown(symbol));
        } catch (DateTimeException e) {
            throw new BadRequestException("interval: a duration such as PT5M, was '" + interval + "'", e);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private static NotFoundException unknown(String symbol) {
        return new NotFoundException("no trade of '" + symbol + "' has been seen");
    }
}
