package org.wirehouse.http;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Gives Jakarta REST a JSON binding that belongs to this application, for all types: Jersey cannot do with none. */
@Provider
public class OwnJsonb implements ContextResolver<Jsonb> {
    // Jersey 3.1 (GlassFish 7.0.21, Payara 6.2025.10) has one for all applications of the server, and Yasson takes
    // adapters from one that is gone: https://github.com/eclipse-ee4j/yasson/issues/76
    private final Jsonb jsonb = JsonbBuilder.create();

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
