package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Problems.assertProblem;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

/** What is used up here does not come back while the tests run, so that they need not be fast. */
class ChatLimitsIT {
    private static final int RATE = 10;
    private static final int ROOMS = 8;
    private static final int ROOMS_PER_ADDRESS = 5;
    private static final int CONNECTIONS = 6;

    private static Server server;
    private static Deployed app;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of(
                "wirehouse.chat.rate.messages", String.valueOf(RATE),
                "wirehouse.chat.rate.seconds", "3600",
                "wirehouse.chat.max.rooms", String.valueOf(ROOMS),
                "wirehouse.chat.max.rooms.per.address", String.valueOf(ROOMS_PER_ADDRESS),
                "wirehouse.chat.max.members", "2",
                "wirehouse.chat.max.connections.per.address", String.valueOf(CONNECTIONS)));
        app = server.app();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refusesAFloodSaysWhenToComeBackAndAtLastEndsIt() {
        try (ChatClient bob = ChatClient.enter(app, "flood", "Bob");
                ChatClient ann = ChatClient.enter(app, "flood", "Ann")) {
            for (int i = 0; i < RATE + Conversation.MAX_REFUSED; i++) {
                var unused = ann.begin("{\"type\":\"say\",\"text\":\"m" + i + "\",\"ref\":" + i + "}");
            }
            assertThat(ann.end()).isEqualTo("1008 50 messages in a row had to be refused");
            assertThat(ann.of("ack")).hasSize(RATE);
            JsonObject error = ann.of("error").get(0);
            assertThat(error.getString("code")).isEqualTo("rate");
            assertThat(error.getInt("ref")).isEqualTo(RATE);
            assertThat(error.getInt("retryAfterMillis")).isPositive();
            bob.await("left", 1);
            assertThat(bob.texts()).hasSize(RATE);
            bob.say("nobody else is meant").await("ack", 1);
        }
    }

    @Test
    void refusesTooManyPostsUnderOneName() {
        for (int i = 0; i < RATE; i++) {
            assertThat(post("posts", "Zoe").statusCode()).isEqualTo(201);
        }
        HttpResponse<String> refused = post("posts", "zOE");
        assertProblem(refused, 429, "more than 10 in 3600 s; come back in");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 3_600);
        assertThat(post("posts", "Yan").statusCode()).isEqualTo(201);
    }

    @Test
    void refusesMoreMembersThanAllowed() {
        try (ChatClient ann = ChatClient.enter(app, "full", "Ann");
                ChatClient bob = ChatClient.enter(app, "full", "Bob");
                ChatClient cem = ChatClient.connect(app, "full", "name=Cem")) {
            assertThat(cem.end()).isEqualTo("1013 the room 'full' has its 2 members");
            bob.say("two is enough");
            ann.await("said", 1);
            assertThat(ann.told()).containsExactly("joined Bob", "said Bob two is enough");
        }
    }

    @Test
    void refusesMoreConnectionsOfOneAddressThanAllowedUntilOneIsGone() throws IOException {
        List<ChatClient> clients = new ArrayList<>();
        try {
            awaitPlace(clients);
            while (clients.get(clients.size() - 1).isOpen() && clients.size() <= CONNECTIONS) {
                clients.add(tab());
            }
            ChatClient refused = clients.get(clients.size() - 1);
            assertThat(refused.end()).isEqualTo("1013 your address has its 6 connections to the chat already");
            try (RawMember other = new RawMember(app.base(), "ws/chat/tabs?name=Other", "127.0.0.2")) {
                assertThat(other.welcome()).contains("\"you\":\"Other\"");
            }
            clients.get(1).close(1000);
            clients.get(1).end();
            awaitPlace(clients);
        } finally {
            clients.forEach(ChatClient::close);
        }
    }

    /** Connections of other tests may take a moment to be gone. */
    private static void awaitPlace(List<ChatClient> clients) {
        Awaitility.await().until(() -> {
            ChatClient client = tab();
            clients.add(client);
            if (!client.isOpen()) {
                clients.remove(client);
            }
            return client.isOpen();
        });
    }

    private static ChatClient tab() {
        ChatClient client = ChatClient.connect(app, "tabs", "name=Ann&ticket=bbbbbbbbbbbbbbbbbbbbbb");
        Awaitility.await().until(() -> !client.isOpen() || !client.of("welcome").isEmpty());
        return client;
    }

    @Test
    void refusesMoreRoomsThanAllowedToFollowersToo() {
        String[] rooms = new String[ROOMS + 1];
        for (int i = 0; i < rooms.length; i++) {
            rooms[i] = "chat.r" + i;
        }
        HttpResponse<String> refused = Http.get(app.stream(rooms));
        assertProblem(refused, 503, "cannot be made, since all 8 of its kind are in use");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(Http.get(app.address("api/channels")).body()).doesNotContain("chat.r0");
        try (SseClient one = SseClient.open(app.stream("chat.r0")).placed()) {
            assertThat(one.events()).isEmpty();
            assertThat(Http.get(app.address("api/channels")).body()).contains("chat.r0");
        }
    }

    @Test
    void letsNoAddressTakeAllRooms() throws IOException {
        for (String address : List.of("127.0.0.3", "127.0.0.4")) {
            for (int i = 0; i < ROOMS_PER_ADDRESS; i++) {
                assertThat(postFrom(address, address + "-" + i)).startsWith("HTTP/1.1 201");
            }
            assertThat(postFrom(address, address + "-more"))
                    .startsWith("HTTP/1.1 429")
                    .contains("your address has opened 5 rooms already");
        }
        assertThat(postFrom("127.0.0.5", "another")).startsWith("HTTP/1.1 201");
        try (RawMember zoe = new RawMember(app.base(), "ws/chat/others?name=Zoe", "127.0.0.5")) {
            assertThat(zoe.welcome()).contains("\"you\":\"Zoe\"");
        }
    }

    /** The whole answer to a message from an address of this machine. */
    private static String postFrom(String address, String room) throws IOException {
        URI base = app.base();
        String body = "{\"name\":\"Zoe\",\"text\":\"x\"}";
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            String request = "POST " + base.getPath() + "api/chat/" + room + "/messages HTTP/1.1\r\nHost: "
                    + base.getAuthority()
                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> post(String room, String name) {
        String body = "{\"name\":\"" + name + "\",\"text\":\"x\"}";
        return Http.post(app.address("api/chat/" + room + "/messages"), "application/json", body);
    }
}
