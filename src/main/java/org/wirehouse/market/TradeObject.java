package org.wirehouse.market;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that is to be a trade, as the texts they were written in.
 *
 * <p>A field may have any name of its {@link TradeField}. Numbers stay text until {@link Decimals} has judged them: JSON
 * allows {@code 1e999999999}, and a parser would make a number of it. Other fields are passed over, however deep, unless
 * the name of one looks like that of a missing field; {@code null} is the same as no field.
 */
final class TradeObject {
    private final Map<TradeField, Map<String, String>> texts = new EnumMap<>(TradeField.class);
    private final Map<TradeField, RefusedTradeException> misspelt = new EnumMap<>(TradeField.class);
    private @Nullable RefusedTradeException broken;

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
        if (broken != null) {
            throw broken;
        }
        String symbol = required(TradeField.SYMBOL, text -> text, String::equals);
        BigDecimal price = required(TradeField.PRICE, Decimals::parse, TradeObject::sameNumber);
        BigDecimal size = required(TradeField.SIZE, Decimals::parse, TradeObject::sameNumber);
        Optional<Instant> time = value(TradeField.TIME, MarketTime::parse, Instant::equals);
        return new Trade(symbol, price, size, time.orElseGet(clock::instant));
    }

    private void take(String name, Event value, JsonParser parser) {
        Optional<TradeField> field = TradeField.named(name);
        switch (value) {
            case VALUE_STRING, VALUE_NUMBER ->
                field.ifPresentOrElse(known -> put(known, name, parser.getString()), () -> suspect(name));
            case VALUE_NULL -> {
                // as good as no field
            }
            default -> {
                skip(value, parser);
                field.ifPresent(known -> breakWith(new RefusedTradeException(
                        Refusal.JSON_BROKEN, "the field " + Excerpt.of(name) + " must be a string or a number")));
            }
        }
    }

    private void put(TradeField field, String name, String text) {
        String other =
                texts.computeIfAbsent(field, each -> new LinkedHashMap<>()).put(name, text);
        if (other != null && !other.equals(text)) {
            breakWith(ambiguous(name, other, name, text));
        }
    }

    private void suspect(String name) {
        Optional<String> meant = TradeField.meantBy(name)
                .or(() -> TradeField.soundsLikeTime(name) ? Optional.of(TradeField.TIME.label()) : Optional.empty());
        meant.ifPresent(known -> misspelt.putIfAbsent(
                TradeField.named(known).orElseThrow(),
                new RefusedTradeException(
                        Refusal.FIELD_UNKNOWN,
                        "there is no field " + Excerpt.of(name) + "; did you mean '" + known + "'?")));
    }

    private void breakWith(RefusedTradeException refusal) {
        broken = broken == null ? refusal : broken;
    }

    private <T> T required(TradeField field, Function<String, T> parse, BiPredicate<T, T> same) {
        return value(field, parse, same)
                .orElseThrow(() ->
                        new RefusedTradeException(Refusal.FIELD_MISSING, "the field " + field.label() + " is missing"));
    }

    private <T> Optional<T> value(TradeField field, Function<String, T> parse, BiPredicate<T, T> same) {
        Map<String, String> given = texts.getOrDefault(field, Map.of());
        RefusedTradeException suspect = misspelt.get(field);
        if (given.isEmpty() && suspect != null) {
            throw suspect;
        }
        Map.Entry<String, String> first = null;
        T value = null;
        for (Map.Entry<String, String> next : given.entrySet()) {
            T parsed = parse.apply(next.getValue());
            if (first == null || value == null) {
                first = next;
                value = parsed;
            } else if (!same.test(value, parsed)) {
                throw ambiguous(first.getKey(), first.getValue(), next.getKey(), next.getValue());
            }
        }
        return Optional.ofNullable(value);
    }

    private static boolean sameNumber(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    private static RefusedTradeException ambiguous(String name, String text, String otherName, String otherText) {
        return new RefusedTradeException(
                Refusal.FIELD_AMBIGUOUS,
                "two fields say the same thing differently: " + Excerpt.of(name) + " is " + Excerpt.of(text) + ", "
                        + Excerpt.of(otherName) + " is " + Excerpt.of(otherText));
    }

    private static int depth(Event event) {
        return switch (event) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }
}
