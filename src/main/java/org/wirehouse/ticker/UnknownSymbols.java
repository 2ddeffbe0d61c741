package org.wirehouse.ticker;

import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.market.QuoteBoard;

/**
 * Tells a new client which of the symbols that it asks for have not traded yet. They may be misspelt, and the client would
 * wait for them in vain. Clients that do not know this message ignore it, since it has a type and no id of its own.
 */
final class UnknownSymbols {
    /** Type of the message. */
    static final String TYPE = "unknown-symbols";

    private UnknownSymbols() {}

    /** The symbols as a JSON array; empty if all of them have traded, or the client asks for all there are. */
    static Optional<String> among(EventFilter filter, QuoteBoard board) {
        if (!(filter instanceof SymbolFilter wanted)) {
            return Optional.empty();
        }
        List<String> unknown = wanted.symbols().stream()
                .filter(symbol -> board.quote(symbol).isEmpty())
                .sorted()
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.createArrayBuilder(unknown).build().toString());
    }
}
