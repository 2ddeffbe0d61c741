package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Problems.assertProblem;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;
import org.wirehouse.support.server.Server;

class ChatIT {
    private static Server server;
    private static Deployed app;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of(
                "wirehouse.chat.rate.messages", "10000",
                "wirehouse.chat.max.connections.per.address", "0",
                "wirehouse.chat.grace.seconds", "15",
                "wirehouse.chat.history.count", "5000",
                "wirehouse.ping.seconds", "5"));
        app = server.app();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void twoTalk() {
        try (ChatClient ann = ChatClient.enter(app, "Talk \u00C4 1", "Ann");
                ChatClient bob = ChatClient.enter(app, "talk \u00E4 1", " Bob \u5F20 ")) {
            bob.say("hi </script> \u202E \uD83D\uDE00\n\t.");
            JsonObject said = ann.await("said", 1).get(0);
            JsonObject ack = bob.await("ack", 1).get(0);
            assertThat(said.keySet()).containsExactlyInAnyOrder("type", "id", "name", "text", "time");
            assertThat(said.getString("text")).isEqualTo("hi </script> \u202E \uD83D\uDE00\n\t.");
            assertThat(ack.getString("id")).isEqualTo(said.getString("id"));
            assertThat(ack.getString("ref")).isEqualTo(said.getString("text"));
            bob.send("{\"type\":\"leave\"}");
            assertThat(bob.end()).isEqualTo("1000 you have left the room");
            ann.await("left", 1);

            assertThat(ann.told())
                    .containsExactly(
                            "joined Bob \u5F20",
                            "said Bob \u5F20 hi </script> \u202E \uD83D\uDE00\n\t.",
                            "left Bob \u5F20");
            assertThat(bob.welcome().getString("room")).isEqualTo("Talk \u00C4 1");
            assertThat(bob.welcome().getString("you")).isEqualTo("Bob \u5F20");
            assertThat(bob.welcome().getJsonArray("members")).hasToString("[\"Ann\",\"Bob \u5F20\"]");
            assertThat(bob.welcome().getInt("heartbeatMillis")).isEqualTo(5_000);
            assertThat(ann.of("ack")).isEmpty();
        }
    }

    @Test
    void givesANewcomerWhatWasSaidBeforeAndNothingTwice() {
        try (ChatClient ann = ChatClient.enter(app, "newcomer", "Ann")) {
            IntStream.range(0, 60).forEach(i -> ann.say("m" + i));
            ann.await("said", 60);
            try (ChatClient bob = ChatClient.enter(app, "newcomer", "Bob")) {
                ann.say("live");
                bob.await("said", 1);
                assertThat(bob.texts()).containsExactly("live");
                assertThat(bob.welcome().getJsonArray("messages")).hasSize(50);
                assertThat(bob.welcome()
                                .getJsonArray("messages")
                                .getJsonObject(0)
                                .getString("text"))
                        .isEqualTo("m10");
            }
        }
    }

    @Test
    void fiftyAtOnceAllHearTheSameInTheSameOrder() {
        int members = 50;
        int each = 20;
        List<ChatClient> clients = IntStream.range(0, members)
                .mapToObj(m -> ChatClient.enter(app, "crowd", "m" + m))
                .toList();
        List<CompletableFuture<?>> sending = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            int member = m;
            sending.add(CompletableFuture.runAsync(() ->
                    IntStream.range(0, each).forEach(i -> clients.get(member).say(member + ":" + i))));
        }
        CompletableFuture.allOf(sending.toArray(new CompletableFuture<?>[0])).join();
        clients.forEach(client -> client.await("said", members * each));
        clients.forEach(client -> client.await("ack", each));

        List<JsonObject> heard = clients.get(0).of("said");
        assertThat(heard).hasSize(members * each);
        assertThat(heard).extracting(line -> line.getString("text")).doesNotHaveDuplicates();
        for (ChatClient client : clients) {
            assertThat(client.of("said")).isEqualTo(heard);
            assertThat(client.of("ack")).hasSize(each).allSatisfy(ack -> assertThat(heard)
                    .filteredOn(line -> line.getString("id").equals(ack.getString("id")))
                    .singleElement()
                    .extracting(line -> line.getString("text"))
                    .isEqualTo(ack.getString("ref")));
        }
        clients.forEach(ChatClient::close);
    }

    @Test
    void aMemberThatStopsReadingIsEndedAndHurtsNobody() throws IOException {
        try (ChatClient ann = ChatClient.enter(app, "stalled", "Ann");
                RawMember stalled = new RawMember(app.base(), "ws/chat/stalled?name=Stalled")) {
            assertThat(stalled.welcome()).contains("\"you\":\"Stalled\"");
            String text = "\u20AC".repeat(4_000);
            IntStream.range(0, 300).forEach(i -> ann.say(text));

            ann.await("said", 300);
            ann.await("ack", 300);
            ann.await("left", 1);
            assertThat(ann.told()).contains("joined Stalled", "left Stalled");
            assertThat(ann.isOpen()).isTrue();
        }
    }

    @Test
    void aMemberThatWasCutOffComesBackAsIfNothingHadHappened() throws IOException {
        try (ChatClient ann = ChatClient.enter(app, "cut", "Ann")) {
            RawMember first = new RawMember(app.base(), "ws/chat/cut?name=Bob");
            JsonObject welcome = Http.json(first.welcome()).asJsonObject();
            first.reset();
            ann.say("while you were away");
            ann.await("ack", 1);
            try (ChatClient stranger = ChatClient.connect(app, "cut", "name=bob")) {
                assertThat(stranger.end()).isEqualTo("1008 the name 'bob' is in use in this room");
            }
            try (ChatClient bob =
                    ChatClient.enter(app, "cut", "Bob", welcome.getString("ticket"), welcome.getString("id"))) {
                bob.say("I am back");
                bob.await("said", 2);
                assertThat(bob.told()).containsExactly("said Ann while you were away", "said Bob I am back");
                assertThat(bob.welcome().getString("id")).isEqualTo(welcome.getString("id"));
                assertThat(bob.welcome().getJsonArray("messages")).isEmpty();
                assertThat(bob.ticket()).isEqualTo(welcome.getString("ticket"));
            }
            ann.await("said", 2);
            assertThat(ann.told()).containsExactly("joined Bob", "said Ann while you were away", "said Bob I am back");
        }
    }

    @Test
    void aMemberHasTwoTabsUntilTheLastIsClosed() {
        try (ChatClient ann = ChatClient.enter(app, "tabs", "Ann");
                ChatClient one = ChatClient.enter(app, "tabs", "Bob");
                ChatClient two = ChatClient.enter(app, "tabs", "bob", one.ticket(), null)) {
            one.close(1000);
            one.end();
            two.say("still here");
            ann.await("said", 1);
            two.close(1000);
            ann.await("left", 1);
            assertThat(ann.told()).containsExactly("joined Bob", "said Bob still here", "left Bob");
        }
    }

    @Test
    void saysResetToACursorOfAnEarlierLifeAndThenAllThereIs() {
        try (ChatClient ann = ChatClient.enter(app, "reset", "Ann")) {
            ann.say("1").await("said", 1);
            try (ChatClient bob = ChatClient.enter(app, "reset", "Bob", "aaaaaaaaaaaaaaaaaaaaaa", "5-5")) {
                bob.await("joined", 2);
                assertThat(bob.told()).containsExactly("reset", "joined Ann", "said Ann 1", "joined Bob");
                assertThat(bob.ticket()).isEqualTo("aaaaaaaaaaaaaaaaaaaaaa");
            }
        }
    }

    @Test
    void goesOnOverAnEventStreamWhereTheSocketStoppedAndBack() {
        try (ChatClient ann = ChatClient.enter(app, "change", "Ann")) {
            ChatClient bob = ChatClient.enter(app, "change", "Bob");
            ann.say("1");
            bob.await("said", 1);
            String last = bob.lastId();
            bob.close();
            ann.say("2");
            ann.await("ack", 2);
            String overSse;
            try (SseClient stream = SseClient.open(app.stream("chat.Change"), "Last-Event-ID", last)) {
                ann.say("3");
                List<SseEvent> events = stream.await(2);
                assertThat(events).extracting(SseEvent::type).containsExactly("said", "said");
                assertThat(events.get(0).data()).contains("\"text\":\"2\"");
                overSse = events.get(1).id();
            }
            ann.say("4");
            ann.await("ack", 4);
            try (ChatClient back = ChatClient.enter(app, "change", "Bob", bob.ticket(), overSse)) {
                assertThat(back.await("said", 1).get(0).getString("text")).isEqualTo("4");
            }
        }
    }

    @Test
    void takesPostsOfAMemberOnlyWithItsTicket() {
        try (ChatClient ann = ChatClient.enter(app, "posts", "Ann")) {
            assertProblem(post("posts", "{\"name\":\"ANN\",\"text\":\"x\"}"), 409, "'ANN' is in use");
            String body = "{\"name\":\"ann\",\"text\":\"me\",\"ticket\":\"" + ann.ticket() + "\"}";
            assertThat(post("posts", body).statusCode()).isEqualTo(201);
            assertThat(post("posts", "{\"name\":\"Zoe\",\"text\":\"guest\"}").statusCode())
                    .isEqualTo(201);
            ann.await("said", 2);
            assertThat(ann.told()).containsExactly("said Ann me", "said Zoe guest");
            assertThat(Http.get(app.address("api/chat/posts/members")).body()).contains("[\"Ann\"]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                                           | json  | 'nonsense' | ",
                "''                                                 | json  | ''         | ",
                "[1]                                                | json  | '[1]'      | ",
                "{\"type\":\"say\",\"text\":\"x\",\"ref\":\"r\"} y  | json  | not a JSON | ",
                "{\"ref\":\"r\"}                                    | field | 'type' is missing | \"r\"",
                "{\"type\":5,\"ref\":7}                             | field | 'type' must be a string, was '5' | 7",
                "{\"type\":\"shout\",\"ref\":\"r\"}                 | type  | 'shout'    | \"r\"",
                "{\"type\":\"say\",\"ref\":\"r\"}                   | field | 'text' is missing | \"r\"",
                "{\"type\":\"say\",\"text\":[],\"ref\":\"r\"}       | field | 'text' must be a string | \"r\"",
                "{\"type\":\"say\",\"text\":\" \",\"ref\":\"r\"}    | text  | blank      | \"r\"",
                "{\"type\":\"say\",\"text\":\"\\ud800\",\"ref\":\"r\"} | text | U+D800    | \"r\"",
                "{\"type\":\"say\",\"text\":\"\\u0000\",\"ref\":\"r\"} | text | U+0000    | \"r\"",
                "{\"type\":\"\\ud800\"}                             | type  | '?'        | "
            })
    void answersABadMessageAndGoesOn(String message, String code, String detail, @Nullable String ref) {
        answersAndGoesOn(message, code, detail, ref);
    }

    @Test
    void answersMessagesThatAreTooLongOrTooDeepAndGoesOn() {
        String text = "{\"type\":\"say\",\"ref\":\"r\",\"text\":\"" + "x".repeat(4_001) + "\"}";
        answersAndGoesOn(text, "text", "had 4001: 'xxx", "\"r\"");
        answersAndGoesOn("{\"a\":" + "[".repeat(20_000), "json", "not a JSON object", null);
    }

    private void answersAndGoesOn(String message, String code, String detail, @Nullable String ref) {
        try (ChatClient ann = ChatClient.enter(app, "bad", "Ann" + System.nanoTime())) {
            ann.send(message);
            JsonObject error = ann.await("error", 1).get(0);
            assertThat(error.getString("code")).isEqualTo(code);
            assertThat(error.getString("message")).contains(detail).hasSizeLessThan(200);
            assertThat(error.containsKey("ref") ? error.get("ref").toString() : null)
                    .isEqualTo(ref);
            ann.send("{\"type\":\"ping\",\"ref\":1.5}");
            assertThat(ann.await("pong", 1).get(0).getJsonNumber("ref")).hasToString("1.5");
            assertThat(ann.of("said")).isEmpty();
            assertThat(ann.isOpen()).isTrue();
        }
    }

    @Test
    void closesOnAMegabyteAndNobodyElseNotices() {
        try (ChatClient bob = ChatClient.enter(app, "megabyte", "Bob");
                ChatClient ann = ChatClient.enter(app, "megabyte", "Ann")) {
            var unused = ann.begin("{\"type\":\"say\",\"text\":\"" + "x".repeat(1 << 20) + "\"}");
            assertThat(ann.end()).startsWith("1009");
            bob.say("hello").await("said", 1);
            assertThat(bob.told()).containsExactly("joined Ann", "said Bob hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad?                      |1008 a name has 1 to 40 characters, had 0: ''",
                "bad?name=A%E2%80%AEnn     |1008 a name must not hold characters that cannot be seen, held U+202E: 'A?nn'",
                "bad?name=Zoe&after=abc    |1008 after: an event id looks like 1700000000000-7, was 'abc'",
                "%E2%80%AEx?name=Zoe       |1008 a room name must not hold characters that cannot be seen"
            })
    void refusesWhoCannotComeIn(String requestAndEnd) {
        String[] parts = requestAndEnd.split(" *\\|", 2);
        String[] request = parts[0].split("\\?", 2);
        String room = URLDecoder.decode(request[0], StandardCharsets.UTF_8);
        try (ChatClient client = ChatClient.connect(app, room, request[1])) {
            assertThat(client.end()).startsWith(parts[1]);
            assertThat(client.lines()).isEmpty();
        }
    }

    @Test
    void listsARoomWhileSomebodyIsInIt() {
        ChatClient ann = ChatClient.enter(app, "Listing", "Ann");
        assertThat(Http.get(app.address("api/chat")).body()).contains("\"name\":\"Listing\"");
        ann.close(1000);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Http.get(app.address("api/chat")).body())
                .doesNotContain("Listing"));
    }

    private static HttpResponse<String> post(String room, String body) {
        URI address = app.address("api/chat/" + room + "/messages");
        return Http.post(address, "application/json", body);
    }
}
