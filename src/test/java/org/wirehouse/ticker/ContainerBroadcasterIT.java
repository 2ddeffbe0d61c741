package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;
import org.wirehouse.support.server.Server;

/** The ticker through the broadcaster of the container, of which little is promised. */
@Timeout(600)
class ContainerBroadcasterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void beginsWithASnapshotAndGoesOnWithTheQuotesThatWereAskedFor() {
        try (Server server = Server.start(Map.of("wirehouse.sse.broadcaster", "container"))) {
            trade(server, "AAA", "1.10");
            trade(server, "BBB", "2.10");
            try (SseClient all = SseClient.open(server.address("api/ticker/stream"));
                    SseClient one = SseClient.open(server.address("api/ticker/stream?symbols=BBB"))) {
                awaitPrices(all, "1.10", "2.10");
                awaitPrices(one, "2.10");
                assertThat(quoteEvents(all).get(0).type()).isEqualTo("snapshot");
                assertThat(quoteEvents(one).get(0).type()).isEqualTo("snapshot");

                trade(server, "AAA", "1.20");
                trade(server, "BBB", "2.20");

                awaitPrices(all, "1.10", "2.10", "1.20", "2.20");
                awaitPrices(one, "2.10", "2.20");
                assertThat(quoteEvents(all))
                        .extracting(SseEvent::type)
                        .startsWith("snapshot")
                        .endsWith("quotes");
                assertThat(quoteEvents(one))
                        .extracting(SseEvent::type)
                        .startsWith("snapshot")
                        .endsWith("quotes");
            }
            assertThat(Http.get(server.address("api/health/ready")).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void trade(Server server, String symbol, String price) {
        String trade = "{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":1}";
        assertThat(Http.post(server.address("api/ticker/trades"), "application/json", trade)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Waits until these and no other prices have come; one may come twice, in the snapshot and after it. */
    private static void awaitPrices(SseClient client, String... prices) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(prices(client)).containsOnly(prices));
    }

    private static List<String> prices(SseClient client) {
        List<String> prices = new ArrayList<>();
        for (SseEvent event : quoteEvents(client)) {
            for (JsonObject quote : Http.json(event.data()).asJsonArray().getValuesAs(JsonObject.class)) {
                prices.add(quote.getJsonNumber("price").toString());
            }
        }
        return prices;
    }

    private static List<SseEvent> quoteEvents(SseClient client) {
        return client.events().stream()
                .filter(event -> !event.type().equals("feed"))
                .toList();
    }
}
