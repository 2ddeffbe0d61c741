package org.wirehouse.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

/** All ways to read a channel judge the cursor that a client brings in the same way. */
@ArquillianTest
class CursorIT {
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

    /** As after a restart for which the clock was set back. */
    @ParameterizedTest
    @ValueSource(strings = {"9999999999999-1", "999999999999999999-0"})
    void resetsACursorAheadOfTheHead(String ahead) {
        app.publish("news", "kept");
        say("ahead", "kept");

        assertStreamReset(app.stream("news") + "&lastEventId=" + ahead);
        assertStreamReset(app.stream("news").toString(), "Last-Event-ID", ahead);
        assertStreamReset(app.stream("chat.ahead").toString(), "Last-Event-ID", ahead);
        assertSocketReset("ws/stream?channel=news&after=" + ahead);
        assertSocketReset("ws/chat/ahead?name=Ann&after=" + ahead);
        assertReadBackReset("api/channels/news/events?after=" + ahead, "events");
        assertReadBackReset("api/channels/chat.ahead/events?after=" + ahead, "events");
        assertReadBackReset("api/chat/ahead/messages?after=" + ahead, "messages");
        assertSnapshot(ahead);
    }

    private void assertStreamReset(String address, String... headers) {
        try (SseClient client = SseClient.open(URI.create(address), headers)) {
            assertThat(client.await(2)).extracting(SseEvent::type).first().isEqualTo("reset");
        }
    }

    private void assertSocketReset(String path) {
        try (SocketClient client = SocketClient.open(app.address(path)).welcomed()) {
            client.awaitNote("reset");
        }
    }

    private void assertReadBackReset(String path, String list) {
        JsonObject page = Http.json(Http.get(app.address(path))).asJsonObject();
        assertThat(page.getBoolean("reset")).as(path).isTrue();
        assertThat(page.getJsonArray(list)).as(path).isNotEmpty();
    }

    private void assertSnapshot(String cursor) {
        try (SseClient client = SseClient.open(app.address("api/ticker/stream"), "Last-Event-ID", cursor);
                SocketClient socket = SocketClient.open(app.address("ws/ticker?after=" + cursor))) {
            await().until(() ->
                    client.events().stream().anyMatch(event -> event.type().equals("snapshot")));
            await().until(() -> socket.events().stream()
                    .anyMatch(event -> event.getString("type").equals("snapshot")));
        }
    }

    @ParameterizedTest
    @CsvSource({"OLD,NEW", "NEW,OLD", "'',NEW", "NEW,''", "undefined,NEW"})
    void goesOnFromTheNewestValidIdOfSeveral(String first, String second) {
        String old = app.publish("news", "old");
        String fresh = app.publish("news", "new");
        app.publish("news", "missed");
        String saidOld = say("several", "old");
        String saidNew = say("several", "new");
        say("several", "missed");
        String query = "&NAME=%s&NAME=%s".formatted(first, second);
        String ids = query.replace("OLD", old).replace("NEW", fresh);
        String saidIds = query.replace("OLD", saidOld).replace("NEW", saidNew);

        assertStreamGoesOn(app.stream("news") + ids.replace("NAME", "lastEventId"));
        try (SocketClient client = SocketClient.open(URI.create(app.socket("news") + ids.replace("NAME", "after")))) {
            client.await(1);
            assertThat(client.data()).containsExactly("missed");
        }
        try (SocketClient client =
                SocketClient.open(app.address("ws/chat/several?name=Bo" + saidIds.replace("NAME", "after")))) {
            assertThat(client.awaitNote("said").getString("text")).isEqualTo("missed");
            assertThat(client.notes("reset")).isEmpty();
        }
        assertThat(app.page("news", ids.substring(1).replace("NAME", "after")).getJsonArray("events"))
                .hasSize(1);
        HttpResponse<String> said = Http.get(
                app.address("api/chat/several/messages?" + saidIds.substring(1).replace("NAME", "after")));
        assertThat(Http.json(said).asJsonObject().getJsonArray("messages")).hasSize(1);
    }

    /** An EventSource keeps the query of its page when it reconnects with the header. */
    @Test
    void goesOnFromTheNewerOfHeaderAndQuery() {
        String old = app.publish("news", "old");
        String fresh = app.publish("news", "new");
        app.publish("news", "missed");

        assertStreamGoesOn(app.stream("news") + "&lastEventId=" + old, "Last-Event-ID", fresh);
        assertStreamGoesOn(app.stream("news") + "&lastEventId=" + fresh, "Last-Event-ID", old);
        assertStreamGoesOn(app.stream("news") + "&lastEventId=9999999999999-1", "Last-Event-ID", fresh);
    }

    private static void assertStreamGoesOn(String address, String... headers) {
        try (SseClient client = SseClient.open(URI.create(address), headers)) {
            assertThat(client.await(1)).extracting(SseEvent::data).containsExactly("missed");
        }
    }

    /** Of another application that had the same address before. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void resetsAHeaderWithBytesAboveAscii(String charset) throws IOException {
        app.publish("news", "kept");
        assertThat(firstEvent(app.stream("news"), Charset.forName(charset))).isEqualTo("event: reset");
        assertThat(firstEvent(app.address("api/ticker/stream"), Charset.forName(charset)))
                .isIn("event: feed", "event: snapshot");
    }

    private static String firstEvent(URI address, Charset charset) throws IOException {
        String request = RawHttp.requestLine("GET", address) + "Last-Event-ID: größe-7\r\n\r\n";
        try (RawHttp raw = RawHttp.connect(address).send(request.getBytes(charset))) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(raw.input(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).contains(" 200 ");
            String line = lines.readLine();
            while (line != null && !line.startsWith("event:")) {
                line = lines.readLine();
            }
            return String.valueOf(line);
        }
    }

    private String say(String room, String text) {
        String body = "{\"name\":\"Zoe\",\"text\":\"" + text + "\"}";
        HttpResponse<String> said = Http.post(app.address("api/chat/" + room + "/messages"), "application/json", body);
        assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
        return Http.json(said).asJsonObject().getString("id");
    }
}
