package org.wirehouse.market;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trades of one JSON text, which is an object or an array of objects, read element by element.
 *
 * <p>Where the JSON breaks, that is the last element, and refused. Parsers fail with exceptions of many types, the nesting
 * limit of Parsson with a plain {@link RuntimeException}; all count as broken JSON.
 */
final class JsonTrades {
    private final JsonParser parser;
    private boolean inArray;
    private boolean over;
    private long number;
    private @Nullable TradeObject object;
    private @Nullable RefusedTradeException refusal;

    JsonTrades(JsonParser parser) {
        this.parser = parser;
    }

    private interface Reading<T> {
        T read();
    }

    /**
     * Reads a text that is one object.
     *
     * @throws RefusedTradeException if it is anything else
     */
    TradeObject alone() {
        return guarded(() -> {
            if (parser.next() != Event.START_OBJECT) {
                throw broken("a trade is a JSON object");
            }
            return wholeText();
        });
    }

    /** Goes on to the next element, if there is one; one that is broken is one, too. */
    boolean next() {
        object = null;
        refusal = null;
        if (over) {
            return false;
        }
        number++;
        try {
            object = guarded(inArray ? this::element : this::first).orElse(null);
        } catch (RefusedTradeException e) {
            refusal = e;
        }
        return object != null || refusal != null;
    }

    /** Place of the element, from 1. */
    long number() {
        return number;
    }

    /** @throws RefusedTradeException if the element is no object */
    TradeObject current() {
        if (object == null) {
            throw refusal == null ? new IllegalStateException("there is no element " + number) : refusal;
        }
        return object;
    }

    private Optional<TradeObject> first() {
        Event event = parser.next();
        if (event == Event.START_ARRAY) {
            inArray = true;
            return element();
        }
        over = true;
        if (event != Event.START_OBJECT) {
            throw broken("the text is neither a JSON object nor an array");
        }
        return Optional.of(wholeText());
    }

    private Optional<TradeObject> element() {
        Event event = parser.next();
        if (event == Event.START_OBJECT) {
            return Optional.of(TradeObject.read(parser));
        }
        if (event == Event.END_ARRAY) {
            over = true;
            expectEnd();
            return Optional.empty();
        }
        TradeObject.skip(event, parser);
        throw broken("the element is no JSON object");
    }

    private TradeObject wholeText() {
        TradeObject read = TradeObject.read(parser);
        expectEnd();
        return read;
    }

    private void expectEnd() {
        if (parser.hasNext()) {
            throw broken("there is more text after the end of the JSON");
        }
    }

    private <T> T guarded(Reading<T> reading) {
        try {
            return reading.read();
        } catch (RefusedTradeException e) {
            throw e;
        } catch (RuntimeException e) {
            over = true;
            throw broken("the JSON is broken" + place(e) + ": " + Excerpt.of(String.valueOf(e.getMessage())));
        }
    }

    private static String place(RuntimeException e) {
        return e instanceof JsonParsingException parsing
                ? " at character " + parsing.getLocation().getStreamOffset()
                : "";
    }

    private static RefusedTradeException broken(String message) {
        return new RefusedTradeException(Refusal.JSON_BROKEN, message);
    }
}
