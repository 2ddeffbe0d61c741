package org.wirehouse.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;

/**
 * Makes the JSON binding of this application. It writes decimal numbers plainly, with all of their decimals:
 * {@code 0.00000001}, never {@code 1E-8}.
 */
public final class JsonBinding {
    private JsonBinding() {}

    /** A new binding. It is expensive to make, and any number of threads may use it. */
    public static Jsonb create() {
        return JsonbBuilder.create(new JsonbConfig().withSerializers(new DecimalSerializer()));
    }
}
