package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Deployed.numbers;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SocketClient;

@ArquillianTest
class StreamSocketIT {
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
    void welcomesFirstWithTheCursor() {
        String before = app.publish("news", "before");
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed()) {
            JsonObject welcome = client.lines().get(0);
            assertThat(welcome.getString("type")).isEqualTo("welcome");
            assertThat(welcome.getString("id")).isEqualTo(before);
            assertThat(welcome.getInt("heartbeatMillis")).isEqualTo(20_000);

            app.publish("news", "after");

            assertThat(client.await(1)).hasSize(1);
            assertThat(client.data()).containsExactly("after");
        }
    }

    @Test
    void bringsTextAsAString() {
        String text = "two\nlines, \"quoted\", </script>, \t, 𝄞";
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed()) {
            long now = System.currentTimeMillis();
            String id = app.publish("news", "story", "k", text);

            JsonObject event = client.await(1).get(0);

            assertThat(event.keySet()).containsExactly("id", "channel", "type", "key", "time", "data");
            assertThat(event.getString("id")).isEqualTo(id);
            assertThat(event.getString("channel")).isEqualTo("news");
            assertThat(event.getString("type")).isEqualTo("story");
            assertThat(event.getString("key")).isEqualTo("k");
            assertThat(event.getJsonNumber("time").longValueExact()).isGreaterThanOrEqualTo(now - 60_000);
            assertThat(event.getString("data")).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, 2.50, null, true]}",
                "{\n  \"pretty\": \"printed\",\r\n  \"n\": 1\n}",
                "7.10",
                "null",
                "\"text\"",
                "\"half a pair: \\ud83d\"",
                "[]"
            })
    void bringsJsonAsItWasPublished(String json) {
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed()) {
            Http.post(app.events("news"), "application/json", json);

            JsonValue data = client.await(1).get(0).get("data");

            assertThat(data).isEqualTo(Http.json("[" + json + "]").asJsonArray().get(0));
        }
    }

    @Test
    void bringsSeveralChannelsInOneOrder() {
        try (SocketClient client =
                SocketClient.open(app.socket("news", "bench", "news")).welcomed()) {
            for (int i = 0; i < 50; i++) {
                app.publish(i % 2 == 0 ? "news" : "bench", String.valueOf(i));
                app.publish("tiny", "not asked for");
            }
            client.await(50);
            assertThat(client.data()).isEqualTo(numbers(0, 50));
        }
    }

    @Test
    void bringsWhatIsMissedInFewFrames() {
        String cursor = app.publish("news", "seen");
        app.publishNumbers("news", 0, 200);
        try (SocketClient client = SocketClient.open(URI.create(app.socket("news") + "&after=" + cursor))) {
            client.await(200);
            assertThat(client.data()).isEqualTo(numbers(0, 200));
            assertThat(client.texts()).as("a welcome and a frame").hasSize(2);
            assertThat(client.lines().get(0).getString("id")).isEqualTo(cursor);
            assertThat(client.notes("reset")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1", "99999999999999-1"})
    void resetsWhoseCursorIsNotOfThisLog(String cursor) {
        app.publish("tiny", "kept");
        try (SocketClient client = SocketClient.open(URI.create(app.socket("tiny") + "&after=" + cursor))) {
            List<JsonObject> events = client.await(1);
            assertThat(client.lines().get(0).getString("type")).isEqualTo("welcome");
            assertThat(client.texts().get(1).lines().findFirst())
                    .contains("{\"type\":\"reset\",\"reason\":\"history-lost\"}");
            assertThat(events).extracting(event -> event.getString("data")).contains("kept");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ws/stream?channel=nosuch         | nosuch",
                "ws/stream?channel=news&channel=x | x",
                "ws/stream?channel=               | ''",
                "ws/stream                        | channel",
                "ws/stream?channel=news&after=abc | 'abc'",
                "ws/stream?channel=news&after=1-  | '1-'",
                "ws/stream?channel=n%C3%A9ws      | néws",
            })
    void closesWithAReasonWhatItCannotBring(String address, String named) {
        try (SocketClient client = SocketClient.open(app.address(address.strip()))) {
            SocketClient.End end = client.awaitEnd();
            assertThat(end.code()).isEqualTo(1008);
            assertThat(end.reason()).contains(named);
            assertThat(client.events()).isEmpty();
        }
    }

    @Test
    void closesWithAReasonThatFitsHoweverLongTheBadValue() {
        for (String bad :
                List.of("x".repeat(1_000), "é".repeat(300), "x" + "𝄞".repeat(200), "xx" + "𝄞".repeat(200))) {
            for (String query :
                    List.of("channel=" + Deployed.encoded(bad), "channel=news&after=" + Deployed.encoded(bad))) {
                try (SocketClient client = SocketClient.open(app.address("ws/stream?" + query))) {
                    SocketClient.End end = client.awaitEnd();
                    assertThat(end.code()).isEqualTo(1008);
                    assertThat(end.reason()).contains(bad.substring(0, 1)).doesNotContain("?");
                }
            }
        }
    }

    @Test
    void answersABadMessageWithAnErrorAndGoesOn() {
        List<String> bad = List.of(
                "",
                "no JSON",
                "[]",
                "7",
                "{\"type\":\"say\"}",
                "{\"type\":7}",
                "{}",
                "{\"type\":\"ping\"",
                "[".repeat(3_000),
                "{\"a\":".repeat(600),
                "</script>",
                "x" + "𝄞".repeat(100),
                "xx" + "𝄞".repeat(100));
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed()) {
            bad.forEach(client::send);
            await().until(() -> client.notes("error").size() == bad.size());
            assertThat(client.notes("error")).allSatisfy(error -> {
                assertThat(error.getString("code")).isEqualTo("message");
                assertThat(error.getString("message")).isNotBlank().doesNotContain("Exception", "jakarta", "org.");
            });
            app.publish("news", "goes on");
            client.await(1);
            assertThat(client.data()).containsExactly("goes on");
            assertThat(client.hasEnded()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "17", "null", "true", "\"half a pair: \\ud83d\"", "\"𝄞\""})
    void answersAPingWithItsRef(String ref) {
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed()) {
            long before = System.currentTimeMillis();
            client.send("{\"type\":\"ping\",\"ref\":" + ref + "}");
            JsonObject pong = client.awaitNote("pong");
            if (!ref.contains("\\ud83d")) {
                assertThat(pong.get("ref"))
                        .isEqualTo(Http.json("[" + ref + "]").asJsonArray().get(0));
            }
            assertThat(pong.getJsonNumber("time").longValueExact())
                    .isBetween(before - 60_000, System.currentTimeMillis() + 60_000);
            app.publish("news", "goes on");
            client.await(1);
        }
    }

    @Test
    void doesNotGiveBackAnythingLargeForARef() {
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed()) {
            client.send("{\"type\":\"ping\",\"ref\":\"" + "x".repeat(3_000) + "\"}")
                    .send("{\"type\":\"ping\",\"ref\":{\"a\":1}}")
                    .send("{\"type\":\"ping\"}");
            await().until(() -> client.notes("pong").size() == 3);
            assertThat(client.notes("pong")).noneMatch(pong -> pong.containsKey("ref"));
        }
    }

    @Test
    void answersAPingOfTheProtocol() {
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed()) {
            client.ping(new byte[] {1, 2, 3});
            await().until(() -> client.pongs().size() == 1);
            assertThat(client.pongs()).containsExactly(new byte[] {1, 2, 3});
        }
    }

    @Test
    void closesWhoSendsTooMuchAtOnce() {
        try (SocketClient client = SocketClient.open(app.socket("news")).welcomed();
                SocketClient other = SocketClient.open(app.socket("news")).welcomed()) {
            client.send("x".repeat(4 * 1024));
            client.awaitNote("error");
            client.send("x".repeat(4 * 1024 + 1));
            assertThat(client.awaitEnd().code()).isEqualTo(1009);
            app.publish("news", "goes on");
            other.await(1);
        }
    }

    @Test
    void bringsOnlyTheLatestOfEachKeyToWhoComesBack() {
        String cursor = app.publish("prices", "price", "AAPL", "1");
        for (int i = 0; i < 5; i++) {
            app.publish("prices", "price", "MSFT", "100." + i);
            app.publish("prices", "price", "AAPL", "1." + i);
        }
        try (SocketClient client = SocketClient.open(URI.create(app.socket("prices") + "&after=" + cursor))) {
            client.await(2);
            assertThat(client.data()).containsExactly("100.4", "1.4");
        }
    }

    @Test
    void leavesNothingBehind() {
        int before = app.openSockets();
        SocketClient closed = SocketClient.open(app.socket("news")).welcomed();
        SocketClient vanished = SocketClient.open(app.socket("news")).welcomed();
        closed.close();
        vanished.vanish();
        assertThat(closed.awaitEnd().code()).isEqualTo(1000);
        await().until(() -> app.openSockets() <= before && app.statistic("hub", "subscriptions") <= before);
    }
}
