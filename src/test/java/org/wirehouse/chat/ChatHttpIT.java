package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Problems.assertProblem;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

@ArquillianTest
class ChatHttpIT {
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
    void chatsOverEventStreamsAndRequestsAlone() {
        try (SseClient client = SseClient.open(app.stream("chat.Garden")).placed()) {
            String id = say("garden", "Ann", "hello </script> \u202E שלום \uD83D\uDE00");

            SseEvent event = client.await(1).get(0);
            assertThat(event.type()).isEqualTo("said");
            assertThat(event.id()).isEqualTo(id);
            JsonObject data = Http.json(event.data()).asJsonObject();
            assertThat(data.getString("name")).isEqualTo("Ann");
            assertThat(data.getString("text")).isEqualTo("hello </script> \u202E שלום \uD83D\uDE00");
            assertThat(data.getString("time")).endsWith("Z");
        }
    }

    @Test
    void bringsWhatWasMissedToAStreamThatComesBack() {
        String first = say("comeback", "Ann", "1");
        say("comeback", "Ann", "2");
        say("comeback", "Bob", "3");
        try (SseClient client = SseClient.open(app.stream("chat.comeback"), "Last-Event-ID", first)) {
            assertThat(client.await(2)).extracting(SseEvent::type).containsExactly("said", "said");
        }
    }

    @Test
    void readsBackWhatWasSaid() {
        String first = say("reading", "Ann", "1");
        String second = say("Reading", "Ann", "2");
        String third = say("READING", "Bob", "3");

        assertThat(texts(get("api/chat/reading/messages"))).containsExactly("1", "2", "3");
        assertThat(texts(get("api/chat/reading/messages?limit=2"))).containsExactly("2", "3");
        assertThat(texts(get("api/chat/reading/messages?limit=1&after=" + first)))
                .containsExactly("2");
        JsonObject page = get("api/chat/reading/messages?after=" + second);
        assertThat(page.getString("head")).isEqualTo(third);
        assertThat(page.getBoolean("reset")).isFalse();
        assertThat(page.getJsonArray("messages").getJsonObject(0).keySet())
                .containsExactlyInAnyOrder("id", "name", "text", "time");
    }

    @Test
    void readsOnFromTheHeadWithoutAGap() {
        say("heads", "Ann", "1");
        String head = get("api/chat/heads/messages").getString("head");
        say("heads", "Ann", "2");
        try (SseClient client = SseClient.open(URI.create(app.stream("chat.heads") + "&lastEventId=" + head))) {
            assertThat(client.await(1).get(0).data()).contains("\"2\"");
        }
    }

    @Test
    void saysWhenTheCursorIsOfAnEarlierLife() {
        say("cursor", "Ann", "1");
        JsonObject page = get("api/chat/cursor/messages?after=5-5");
        assertThat(page.getBoolean("reset")).isTrue();
        assertThat(texts(page)).containsExactly("1");
    }

    @Test
    void answersForARoomWhereNobodyHasBeenAndLeavesNoTraceOfIt() {
        assertThat(texts(get("api/chat/nobody/messages"))).isEmpty();
        JsonObject members = get("api/chat/Nobody/members");
        assertThat(members.getString("room")).isEqualTo("Nobody");
        assertThat(members.getJsonArray("members")).isEmpty();
        assertThat(app.page("chat.nobody", "").getJsonArray("events")).isEmpty();

        assertThat(Http.get(app.address("api/channels")).body()).doesNotContain("chat.nobody");
        assertThat(Http.get(app.address("api/chat")).body()).doesNotContain("obody");
    }

    @Test
    void listsTheRooms() {
        say("Listed \u00C4", "Ann", "1");
        String head = say("listed \u00E4", "Ann", "2");

        JsonObject room = Http.json(Http.get(app.address("api/chat"))).asJsonArray().stream()
                .map(value -> value.asJsonObject())
                .filter(info -> info.getString("name").equals("Listed \u00C4"))
                .findFirst()
                .orElseThrow();
        assertThat(room)
                .isEqualTo(Json.createObjectBuilder()
                        .add("name", "Listed \u00C4")
                        .add("channel", "chat.listed \u00E4")
                        .add("members", 0)
                        .add("messages", 2)
                        .add("head", head)
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | not a JSON object",
                "nonsense                                 | 'nonsense'",
                "[]                                       | '[]'",
                "{\"name\":\"Ann\",\"text\":\"x\"} y      | not a JSON object",
                "{\"text\":\"x\"}                         | 'name' is missing",
                "{\"name\":\"Ann\"}                       | 'text' is missing",
                "{\"name\":7,\"text\":\"x\"}              | 'name' must be a string, was '7'",
                "{\"name\":\"Ann\",\"text\":[1]}          | 'text' must be a string",
                "{\"name\":\"Ann\",\"text\":\"x\",\"ticket\":1} | 'ticket' must be a string",
                "{\"name\":\"\",\"text\":\"x\"}           | a name has 1 to 40 characters, had 0: ''",
                "{\"name\":\"A\\u202Enn\",\"text\":\"x\"} | U+202E",
                "{\"name\":\"A\\ud800\",\"text\":\"x\"}   | U+D800",
                "{\"name\":\"Ann\",\"text\":\" \"}        | must not be blank",
                "{\"name\":\"Ann\",\"text\":\"\\u0000\"}  | U+0000",
                "{\"name\":\"Ann\",\"text\":\"\\udc00\"}  | U+DC00"
            })
    void refusesBadBodiesAndNamesWhatIsWrong(String body, String detail) {
        assertProblem(post("bad", body), 400, detail);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertProblem(post("bad", body("x".repeat(41), "x")), 400, "had 41: 'xxx");
        assertProblem(post("bad", body("Ann", "x".repeat(4_001))), 400, "had 4001: 'xxx");
        assertThat(post("long", body("Ann", "\uD83D\uDE00".repeat(4_000))).statusCode())
                .isEqualTo(201);
        assertProblem(post("bad", body("Ann", "x".repeat(70_000))), 413, "65536");
        assertProblem(post("bad", "{\"a\":" + "[".repeat(10_000)), 400, "not a JSON object");
        assertProblem(post("x".repeat(41), body("Ann", "x")), 400, "a room name has 1 to 40 characters, had 41");
        assertProblem(post("%E2%80%AEbad", body("Ann", "x")), 400, "U+202E");
    }

    @Test
    void refusesBodiesThatAreNotJsonByTheirOwnWord() {
        URI address = app.address("api/chat/bad/messages");
        assertProblem(Http.post(address, "text/plain", body("Ann", "x")), 415, "text/plain");
        HttpResponse<String> untyped =
                Http.send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body("Ann", "x"))));
        assertProblem(untyped, 415, "application/json");
        byte[] latin1 = body("Zoë", "x").getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(Http.post(address, "application/json", BodyPublishers.ofByteArray(latin1)), 400, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=abc", "after=9999999999999999999-0", "limit=0", "limit=1001", "limit=ten"})
    void refusesBadPages(String query) {
        String value = query.substring(query.indexOf('=') + 1);
        assertProblem(Http.get(app.address("api/chat/bad/messages?" + query)), 400, "'" + value + "'");
    }

    @Test
    void letsNobodyPublishIntoARoomPastTheChat() {
        assertProblem(Http.post(app.events("chat.lobby"), "text/plain", "x"), 403, "'chat.lobby'");
        assertProblem(Http.get(app.stream("chat.")), 404, "'chat.'");
        assertProblem(Http.get(app.stream("chat.a%E2%80%8Bb")), 404, "chat.a");
    }

    private String say(String room, String name, String text) {
        HttpResponse<String> response = post(Deployed.encoded(room).replace("+", "%20"), body(name, text));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Http.json(response).asJsonObject().getString("id");
    }

    private HttpResponse<String> post(String room, String body) {
        return Http.post(app.address("api/chat/" + room + "/messages"), "application/json", body);
    }

    private static String body(String name, String text) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("text", text)
                .build()
                .toString();
    }

    private JsonObject get(String path) {
        HttpResponse<String> response = Http.get(app.address(path));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Http.json(response).asJsonObject();
    }

    private static List<String> texts(JsonObject page) {
        return page.getJsonArray("messages").stream()
                .map(message -> message.asJsonObject().getString("text"))
                .toList();
    }
}
