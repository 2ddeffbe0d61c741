package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SocketClient;

/** The ticker over WebSocket. Each test has symbols of its own, since all share one market. */
@ArquillianTest
class TickerSocketIT {
    @ArquillianResource
    URL announced;

    private Deployed app;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    @BeforeEach
    void find() {
        app = Deployed.at(announced);
    }

    @Test
    void beginsWithASnapshotAndGoesOnWithQuotes() {
        trade("WS.A", "10.00");
        trade("WS.B", "20.00");
        try (SocketClient client = open("WS.A,WS.B")) {
            assertThat(client.await(2))
                    .extracting(event -> event.getString("type"))
                    .containsExactly("feed", "snapshot");
            assertThat(symbols(client.events().get(1))).containsExactlyInAnyOrder("WS.A", "WS.B");
            assertThat(client.lines().get(0).getString("type")).isEqualTo("welcome");

            trade("WS.A", "10.10");
            trade("WS.C", "1.00");
            client.await(3);
            trade("WS.B", "20.20");

            List<JsonObject> events = client.await(4);
            assertThat(events.subList(2, 4)).allSatisfy(event -> {
                assertThat(event.getString("type")).isEqualTo("quotes");
                assertThat(event.getString("channel")).isEqualTo("ticker");
                assertThat(event.keySet()).containsExactly("id", "channel", "type", "time", "data");
            });
            assertThat(symbols(events.get(2))).containsExactly("WS.A");
            assertThat(symbols(events.get(3))).containsExactly("WS.B");
            assertThat(client.texts()).anySatisfy(text -> assertThat(text).contains("\"price\":20.20"));
        }
    }

    @Test
    void endsWithTheQuotesThatAreToldOverHttp() {
        try (SocketClient client = open("WS.F")) {
            for (int i = 1; i <= 100; i++) {
                trade("WS.F", i + ".50");
            }
            JsonObject last =
                    Http.json(Http.get(app.address("api/ticker/quotes/WS.F"))).asJsonObject();
            await().untilAsserted(() -> {
                List<JsonObject> events = client.events();
                JsonArray data = events.get(events.size() - 1).getJsonArray("data");
                assertThat(data).containsExactly(last);
            });
            assertThat(last.getInt("trades")).isEqualTo(100);
        }
    }

    @Test
    void bringsWhoComesBackOnlyWhatHasChanged() {
        trade("WS.R1", "1");
        trade("WS.R2", "1");
        String cursor;
        try (SocketClient client = open("WS.R1,WS.R2")) {
            client.await(2);
            cursor = client.cursor();
        }
        trade("WS.R2", "2");
        try (SocketClient client = SocketClient.open(app.address("ws/ticker?symbols=WS.R1,WS.R2&after=" + cursor))) {
            JsonObject event = client.await(1).get(0);
            assertThat(event.getString("type")).isEqualTo("quotes");
            assertThat(symbols(event)).containsExactly("WS.R2");
        }
    }

    @Test
    void bringsASnapshotToWhoseCursorIsNotOfThisLog() {
        trade("WS.O", "1");
        try (SocketClient client = SocketClient.open(app.address("ws/ticker?symbols=WS.O&after=1-1"))) {
            assertThat(client.await(2))
                    .extracting(event -> event.getString("type"))
                    .contains("snapshot");
        }
    }

    @Test
    void saysOnceWhichOfTheSymbolsHaveNotTraded() {
        trade("WS.K", "1");
        try (SocketClient client = open("WS.K,WS.TYPO")) {
            assertThat(client.awaitNote("unknown-symbols"))
                    .hasToString("{\"type\":\"unknown-symbols\",\"symbols\":[\"WS.TYPO\"]}");
            trade("WS.K", "2");
            client.await(3);
            assertThat(client.notes("unknown-symbols")).hasSize(1);
        }
    }

    @Test
    void knowsSymbolsOfAnyScript() {
        trade("株式", "7");
        try (SocketClient client = open(Deployed.encoded("株式"))) {
            assertThat(symbols(client.await(2).get(1))).containsExactly("株式");
        }
    }

    @ParameterizedTest
    @CsvSource({"symbols=a%20b, a b", "symbols=" + "xxxxxxxxxxxxxxxxxxxxxxxxx, xxxxx", "after=abc, abc"})
    void namesWhatItDoesNotUnderstand(String query, String named) {
        try (SocketClient client = SocketClient.open(app.address("ws/ticker?" + query))) {
            SocketClient.End end = client.awaitEnd();
            assertThat(end.code()).isEqualTo(1008);
            assertThat(end.reason()).contains(query.substring(0, query.indexOf('=')), named);
        }
    }

    private SocketClient open(String symbols) {
        return SocketClient.open(app.address("ws/ticker?symbols=" + symbols)).welcomed();
    }

    private void trade(String symbol, String price) {
        String trade = "{\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"size\":1}";
        assertThat(Http.post(app.address("api/ticker/trades"), "application/json; charset=utf-8", trade)
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> symbols(JsonObject event) {
        return event.getJsonArray("data").stream()
                .map(quote -> quote.asJsonObject().getString("symbol"))
                .toList();
    }
}
