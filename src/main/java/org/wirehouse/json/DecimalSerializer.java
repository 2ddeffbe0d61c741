package org.wirehouse.json;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;

/** Writes decimal numbers without an exponent. */
final class DecimalSerializer implements JsonbSerializer<BigDecimal> {
    @Override
    public void serialize(BigDecimal number, JsonGenerator generator, SerializationContext context) {
        generator.write(new PlainNumber(number));
    }
}
