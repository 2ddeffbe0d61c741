package org.wirehouse.market;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a JSON object that is to be a trade, as the texts they were written in.
 *
 * <p>Numbers stay text until {@link Decimals} has judged them: JSON allows {@code 1e999999999}, and a parser would make a
 * number of it. Fields of other names are passed over, however deep; {@code null} is the same as no field.
 */
final class TradeObject {
    private static final Set<String> NAMES = Set.of("symbol", "price", "size", "time");

    private final Map<String, String> texts = new HashMap<>();
    private Optional<String> wrongType = Optional.empty();

    /** Reads to the end of the object whose start {@code parser} has just told. */
    static TradeObject read(JsonParser parser) {
        TradeObject read = new TradeObject();
        while (parser.next() != Event.END_OBJECT) {
            String name = parser.getString();
            read.take(name, parser.next(), parser);
        }
        return read;
    }

    /** Passes over the rest of a value whose first event is {@code first}. */
    static void skip(Event first, JsonParser parser) {
        int depth = depth(first);
        while (depth > 0) {
            depth += depth(parser.next());
        }
    }

    /**
     * The trade, now if it has no time.
     *
     * @throws RefusedTradeException if it is none
     */
    Trade trade(Clock clock) {
        if (wrongType.isPresent()) {
            throw new RefusedTradeException(
                    Refusal.JSON_BROKEN, "the field " + wrongType.get() + " must be a string or a number");
        }
        String time = texts.get("time");
        Instant when = time == null ? clock.instant() : MarketTime.parse(time);
        return new Trade(text("symbol"), Decimals.parse(text("price")), Decimals.parse(text("size")), when);
    }

    private void take(String name, Event value, JsonParser parser) {
        boolean known = NAMES.contains(name);
        switch (value) {
            case VALUE_STRING, VALUE_NUMBER -> {
                if (known) {
                    texts.put(name, parser.getString());
                }
            }
            case VALUE_NULL -> texts.remove(name);
            default -> {
                skip(value, parser);
                wrongType = known ? Optional.of(name) : wrongType;
            }
        }
    }

    private String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new RefusedTradeException(Refusal.FIELD_MISSING, "the field " + name + " is missing");
        }
        return text;
    }

    private static int depth(Event event) {
        return switch (event) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }
}
