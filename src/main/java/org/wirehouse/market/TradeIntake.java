package org.wirehouse.market;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trades sent in from outside, mostly as JSON: {@code {"symbol":"BRK.B","price":471.25,"size":100,
 * "time":"2014-09-17T13:30:00.531657Z"}}.
 *
 * <p>{@code price} and {@code size} may be numbers or strings; {@code time} is in a form of {@link MarketTime} and may be
 * left out, which means now. The fields may have other usual names ({@link TradeField}); a name that looks like that of a
 * missing field is refused, and other fields are ignored. Each trade goes to the market as soon as it is read, so a bad one
 * stops neither those before nor those after it, unless the JSON is broken in a way that leaves no after. A trade too far
 * ahead of the clock is refused, since it would shut out the real ones of its symbol until then.
 *
 * <p>Any number of threads may use one intake.
 */
public final class TradeIntake {
    /** The longest line of NDJSON, without its line feed. */
    public static final int MAX_LINE_BYTES = 64 * 1024;

    /** The longest text that is one trade or an array of trades. It is up to the caller to refuse more. */
    public static final int MAX_JSON_BYTES = 1024 * 1024;

    private final Consumer<Trade> market;
    private final Clock clock;
    private final AheadLimit ahead;
    private final JsonParserFactory parsers = Json.createParserFactory(Map.of());

    /**
     * @param market takes the trades, and may refuse them one by one
     * @param clock gives trades without a time theirs, and says which are ahead
     */
    public TradeIntake(Consumer<Trade> market, Clock clock, AheadLimit ahead) {
        this.market = market;
        this.clock = clock;
        this.ahead = ahead;
    }

    /**
     * Reads one trade a line to the end of the stream, in memory of one line. Blank lines are counted and ignored.
     *
     * @throws IOException if the stream cannot be read on; trades read until then stay with the market
     * @see <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>
     */
    public IntakeReport readNdjson(InputStream in) throws IOException {
        IntakeTally tally = new IntakeTally(refusal -> {});
        BoundedLines lines = new BoundedLines(ByteOrderMark.skipped(in), MAX_LINE_BYTES);
        while (lines.next()) {
            try {
                String line = lines.text();
                if (!line.isBlank()) {
                    take(alone(line), tally);
                }
            } catch (RefusedTradeException e) {
                tally.refuse(lines.number(), e);
            }
        }
        return tally.report();
    }

    /** Reads one trade, or an array of trades. */
    public IntakeReport readJson(String json) {
        return readJson(json, refusal -> {});
    }

    /**
     * The same for whoever wants to hear of every refusal: the report has only the first.
     *
     * @param refusals is told of each trade that is refused, in order
     */
    public IntakeReport readJson(String json, Consumer<RefusedTradeException> refusals) {
        IntakeTally tally = new IntakeTally(refusals);
        try (JsonParser parser = parsers.createParser(new StringReader(ByteOrderMark.skipped(json)))) {
            JsonTrades trades = new JsonTrades(parser);
            while (trades.next()) {
                try {
                    take(trades.current().trade(clock), tally);
                } catch (RefusedTradeException e) {
                    tally.refuse(trades.number(), e);
                }
            }
        }
        return tally.report();
    }

    private void take(Trade trade, IntakeTally tally) {
        take(trade);
        tally.accept();
    }

    /**
     * Takes one trade.
     *
     * @throws RefusedTradeException if it is too far ahead of the clock, or the market refuses it
     */
    public void take(Trade trade) {
        ahead.check(trade.time(), clock.instant());
        market.accept(trade);
    }

    private Trade alone(String line) {
        try (JsonParser parser = parsers.createParser(new StringReader(line))) {
            return new JsonTrades(parser).alone().trade(clock);
        }
    }
}
