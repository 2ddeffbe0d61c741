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
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** A client that stops to read while the market goes on. The deadline is long, so that it is not ended for it. */
@Timeout(600)
class LaggingClientIT {
    private static final int SYMBOLS = 20;
    private static final int ROUND = 2_000;
    private static final int LAST_ROUND = 20_000;
    private static final int LOOKS = 20;
    private static final int AT_MOST_ROUNDS = 1_000;

    private int posted;

    /**
     * How much the buffers of the server and of the kernel swallow before a write is stuck is theirs to say, so trades are
     * posted until it is. What is stuck was taken from the log before the last round began, and the next batch is taken when
     * the client reads on, after the end of that round: of the whole round it holds the last quote of each symbol.
     */
    @Test
    void getsOnlyTheLastQuotesOfWhatItSleptThrough() {
        try (Server server = Server.start(Map.of("wirehouse.write.deadline.seconds", "3600"));
                TickerClient attentive = TickerClient.open(server.address("api/ticker/stream"));
                RawConnection paused = new RawConnection(server.port())) {
            paused.sendHead(
                    "GET /wirehouse/api/ticker/stream HTTP/1.1", "Host: localhost", "Accept: text/event-stream");
            assertThat(paused.readHead()).isEqualTo("HTTP/1.1 200 OK");
            postUntilStuck(server, attentive);

            int before = posted;
            post(server, attentive, LAST_ROUND);

            Map<String, Integer> last = lastPrices();
            Reader reader = new Reader(before);
            while (!reader.prices.equals(last)) {
                reader.take(paused.readChunk());
            }
            assertThat(reader.fresh).as("quotes of the last round").isEqualTo(SYMBOLS);
        }
    }

    /** One look may meet a write that is on its way; a write that every look meets, round after round, is stuck. */
    private void postUntilStuck(Server server, TickerClient attentive) {
        int lagging = 0;
        for (int round = 0; round < AT_MOST_ROUNDS && lagging < LOOKS; round++) {
            post(server, attentive, ROUND);
            lagging = server.app().statistic("hub", "lagging") > 0 ? lagging + 1 : 0;
        }
        assertThat(lagging)
                .as("rounds in a row after which the paused client lagged")
                .isEqualTo(LOOKS);
    }

    /** Posts trades and waits until the attentive client has them all. */
    private void post(Server server, TickerClient attentive, int trades) {
        int first = posted;
        assertThat(Http.post(
                                server.address("api/ticker/trades"),
                                "application/x-ndjson",
                                Lines.body(trades, i -> trade(first + i)))
                        .body())
                .contains("\"accepted\":" + trades);
        posted += trades;
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(prices(attentive)).isEqualTo(lastPrices()));
    }

    private static Map<String, Integer> prices(TickerClient client) {
        Map<String, Integer> prices = new TreeMap<>();
        client.quotes().forEach((symbol, quote) -> prices.put(symbol, quote.getInt("price")));
        return prices;
    }

    private Map<String, Integer> lastPrices() {
        Map<String, Integer> prices = new TreeMap<>();
        IntStream.range(posted - SYMBOLS, posted).forEach(i -> prices.put(symbol(i), price(i)));
        return prices;
    }

    private static String symbol(int i) {
        return "LAG" + i % SYMBOLS;
    }

    /** The price is the number of the trade, from 1. */
    private static int price(int i) {
        return i + 1;
    }

    private static String trade(int i) {
        return "{\"symbol\":\"" + symbol(i) + "\",\"price\":" + price(i) + ",\"size\":1}";
    }

    /** Reads the stream as it comes, in pieces that may end anywhere, and counts the quotes above a price. */
    private static final class Reader {
        private final int old;
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Integer> prices = new TreeMap<>();
        private int fresh;

        Reader(int old) {
            this.old = old;
        }

        void take(String piece) {
            text.append(piece);
            for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
                String line = text.substring(0, end);
                text.delete(0, end + 1);
                if (line.startsWith("data: [")) {
                    Http.json(line.substring("data: ".length())).asJsonArray().forEach(each -> {
                        JsonObject quote = each.asJsonObject();
                        int price = quote.getInt("price");
                        Integer before = prices.put(quote.getString("symbol"), price);
                        assertThat(price).isGreaterThan(before == null ? 0 : before);
                        fresh += price > old ? 1 : 0;
                    });
                }
            }
        }
    }
}
