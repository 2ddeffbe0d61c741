package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** Trades sent to a server that has no feed of its own. */
final class Trades {
    private Trades() {}

    static void send(Server server, String symbol, String price) {
        String trade = "{\"symbol\":\"" + symbol + "\",\"price\":\"" + price + "\",\"size\":100}";
        assertThat(Http.post(server.address("api/ticker/trades"), "application/json", trade)
                        .statusCode())
                .isEqualTo(200);
    }
}
