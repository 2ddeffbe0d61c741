package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wirehouse.support.Http;
import org.wirehouse.support.PayaraMicro;

/** A client that stops to read while the market goes on. The deadline is long, so that it is not ended for it. */
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro")
@Timeout(300)
class LaggingClientIT {
    private static final int TRADES = 60_000;
    private static final int SYMBOLS = 20;

    @Test
    void endsWithTheLastQuotesAndGetsOnlyAPartOfThoseInBetween() {
        Map<String, Integer> last = new TreeMap<>();
        IntStream.range(0, TRADES).forEach(i -> last.put(symbol(i), i));

        try (PayaraMicro server = PayaraMicro.start(Map.of("wirehouse.write.deadline.seconds", "600"));
                TickerClient attentive = TickerClient.open(server.address("api/ticker/stream"));
                RawConnection paused = new RawConnection(server.port())) {
            paused.sendHead(
                    "GET /wirehouse/api/ticker/stream HTTP/1.1", "Host: localhost", "Accept: text/event-stream");
            assertThat(paused.readHead()).isEqualTo("HTTP/1.1 200 OK");

            assertThat(Http.post(
                                    server.address("api/ticker/trades"),
                                    "application/x-ndjson",
                                    Lines.body(TRADES, LaggingClientIT::trade))
                            .body())
                    .contains("\"accepted\":" + TRADES);
            awaitLast(attentive, last);

            Reader reader = new Reader();
            while (!reader.prices.equals(last)) {
                reader.take(paused.readChunk());
            }
            assertThat(reader.quotes).isLessThan(TRADES / 2);
            assertThat(reader.events).isLessThan(TRADES / 4);
        }
    }

    private static void awaitLast(TickerClient client, Map<String, Integer> last) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            Map<String, Integer> prices = new TreeMap<>();
            client.quotes().forEach((symbol, quote) -> prices.put(symbol, quote.getInt("price")));
            assertThat(prices).isEqualTo(last);
        });
    }

    private static String symbol(int i) {
        return "LAG" + i % SYMBOLS;
    }

    private static String trade(int i) {
        return "{\"symbol\":\"" + symbol(i) + "\",\"price\":" + Math.max(i, 1) + ",\"size\":1}";
    }

    /** Reads the stream as it comes, in pieces that may end anywhere. */
    private static final class Reader {
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Integer> prices = new TreeMap<>();
        private int events;
        private int quotes;

        void take(String piece) {
            text.append(piece);
            for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
                String line = text.substring(0, end);
                text.delete(0, end + 1);
                if (line.startsWith("data: [")) {
                    events++;
                    Http.json(line.substring("data: ".length())).asJsonArray().forEach(each -> {
                        JsonObject quote = each.asJsonObject();
                        quotes++;
                        Integer before = prices.put(quote.getString("symbol"), quote.getInt("price"));
                        assertThat(quote.getInt("price")).isGreaterThan(before == null ? 0 : before);
                    });
                }
            }
        }
    }
}
