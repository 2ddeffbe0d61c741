package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** The feed of a server of which nothing was set, and feeds that cannot be. */
@Timeout(600)
class SimulatedIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How long before its start the feed begins. */
    private static final Duration PAST = Duration.ofHours(3);

    @Test
    void inventsAMarketAndSaysSo() {
        Instant before = Instant.now();
        try (Server server = Server.start(Map.of("wirehouse.feed", "simulated"));
                TickerClient client = TickerClient.open(server.address("api/ticker/stream"))) {
            await().atMost(PATIENCE).until(() -> client.quotes().size() >= 26);

            assertThat(client.quotes())
                    .hasSizeBetween(26, 30)
                    .containsKeys("AAPL", "BRK.B", "BF.B", "BTC/USD", "KRW-BTC");
            client.quotes().values().forEach(quote -> isPlausible(quote, before));
            assertThat(client.snapshots()).isEqualTo(1);
            assertThat(client.quoteEvents()).isPositive();
            assertThat(client.feeds()).isNotEmpty().allSatisfy(feed -> assertThat(feed.getString("feed"))
                    .isEqualTo("simulated"));
            assertThat(Http.get(server.address("api/ticker/feed")).body())
                    .isEqualTo("{\"feed\":\"simulated\",\"state\":\"running\"}");
            isReady(Http.get(server.address("api/health/ready")));
            refusesTrades(server);
            assertThat(candles(server, "AAPL")).isNotEmpty();
        }
    }

    @Test
    void failsTheDeploymentWhereTheRecordingIsMissing(@TempDir Path folder) {
        Path missing = folder.resolve("missing.csv");
        fails(Map.of("wirehouse.feed", "replay", "wirehouse.replay.file", missing.toString()), missing.toString());
    }

    @Test
    void failsTheDeploymentWhereTheHeaderSaysNothing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.csv"), "when,what,howmuch\n1,2,3\n");
        fails(
                Map.of("wirehouse.feed", "replay", "wirehouse.replay.file", file.toString()),
                "cannot replay " + file + ": no column for the time");
    }

    @Test
    void failsTheDeploymentWhereNoRecordingIsNamed() {
        fails(Map.of("wirehouse.feed", "replay"), "wirehouse.replay.file must be the path of a .csv or .csv.gz file");
    }

    private static void fails(Map<String, String> settings, String message) {
        try (Server server = Server.launch(settings)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.log()).contains(message));
            await().atMost(PATIENCE).until(() -> !server.isRunning() || server.hasStarted());
            if (server.isRunning()) {
                assertThat(Http.get(server.address("api/health/live")).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    private static void isPlausible(JsonObject quote, Instant before) {
        BigDecimal price = number(quote, "price");
        assertThat(price).isPositive().isBetween(number(quote, "low"), number(quote, "high"));
        assertThat(number(quote, "open")).isBetween(number(quote, "low"), number(quote, "high"));
        assertThat(number(quote, "changePercent")).isBetween(BigDecimal.valueOf(-20), BigDecimal.valueOf(20));
        assertThat(number(quote, "volume")).isPositive();
        assertThat(quote.getInt("trades")).isPositive();
        assertThat(Instant.parse(quote.getString("time")))
                .isBetween(before.minus(PAST), Instant.now().plus(Duration.ofMinutes(1)));
    }

    private static void isReady(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Http.json(response).asJsonObject().getString("status")).isEqualTo("UP");
        assertThat(response.body()).contains("simulated");
    }

    private static void refusesTrades(Server server) {
        HttpResponse<String> response = Http.post(
                server.address("api/ticker/trades"), "application/json", "{\"symbol\":\"ME\",\"price\":1,\"size\":1}");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(Http.json(response).asJsonObject().getString("detail"))
                .contains("simulated", "wirehouse.feed", "none");
        assertThat(Http.get(server.address("api/ticker/quotes/ME")).statusCode())
                .isEqualTo(404);
    }

    private static JsonArray candles(Server server, String symbol) {
        return Http.json(Http.get(server.address("api/ticker/quotes/" + symbol + "/candles")))
                .asJsonArray();
    }

    private static BigDecimal number(JsonObject quote, String field) {
        return quote.getJsonNumber(field).bigDecimalValue();
    }
}
