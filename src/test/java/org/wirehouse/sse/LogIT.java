package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Problems.assertProblem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

/** However clients leave, the server does not complain about it. */
class LogIT {
    private static final Pattern COMPLAINT = Pattern.compile("(?m)^\\s+at .*|.*(?:WELD-|SEVERE|ERROR|Exception).*");
    private static final int CLIENTS = 10;
    private static final String UPGRADE = String.join(
            "\r\n",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "");

    private static Server server;
    private static Deployed app;
    private static int read;

    private final List<RawHttp> sockets = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = Server.start(Map.of(
                "wirehouse.channels", "news",
                "wirehouse.heartbeat.seconds", "1",
                "wirehouse.write.deadline.seconds", "1",
                "wirehouse.max.clients", Integer.toString(CLIENTS)));
        app = server.app();
        read = server.log().length(); // the server has its own to say when it starts
    }

    @AfterEach
    void hasNoComplaint() {
        sockets.forEach(RawHttp::close);
        await().until(() -> app.openStreams() == 0 && app.openSockets() == 0);
        assertNoComplaint();
    }

    @AfterAll
    static void stop() {
        try (Server stopping = server) {
            SseClient.open(app.stream("news")).placed();
            stopping.stop();
        }
        assertNoComplaint();
    }

    private static void assertNoComplaint() {
        String log = server.log();
        String fresh = log.substring(read);
        read = log.length();
        assertThat(COMPLAINT.matcher(fresh).results().map(found -> found.group()))
                .as(fresh)
                .isEmpty();
    }

    @Test
    void isSilentAboutClientsThatLeave() {
        for (int i = 0; i < CLIENTS; i++) {
            SseClient.open(app.stream("news")).placed().close();
        }
    }

    @Test
    void isSilentAboutClientsThatVanishWhileIdle() {
        connect();
        sockets.forEach(RawHttp::vanish);
    }

    @Test
    void isSilentAboutClientsThatVanishWhileWrittenTo() {
        connect();
        for (RawHttp socket : sockets) {
            app.publish("news", "x".repeat(60_000));
            socket.vanish();
            app.publish("news", "x".repeat(60_000));
        }
    }

    @Test
    void isSilentAboutClientsThatAreEndedByTheDeadline() {
        int before = app.statistic("streams", "overdue");
        connect();
        String text = "x".repeat(60_000);
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            app.publish("news", text);
            return app.statistic("streams", "overdue") == before + CLIENTS;
        });
        sockets.forEach(RawHttp::vanish);
    }

    @Test
    void isSilentAboutClientsThatAreRefused() {
        connect();
        assertProblem(Http.get(app.stream("news")), 503, "");
        assertProblem(Http.get(app.stream("nosuch")), 404, "");
    }

    /** Not even about a session of a kind that is not known, as after an update of WildFly. */
    @Test
    void isSilentAboutSocketsThatVanish() {
        try (SocketClient socket = SocketClient.open(app.socket("news")).welcomed()) {
            app.publish("news", "hello");
            socket.await(1);
            socket.vanish();
        }
    }

    @Test
    void isSilentAboutPublishersThatLeaveInTheMiddle() {
        String start = RawHttp.publishing(app.events("news"));
        for (int i = 0; i < CLIENTS; i++) {
            RawHttp.connect(app.base())
                    .send(start + "Content-Length: 1000\r\n\r\nhalf an event")
                    .vanish();
            try (RawHttp half = RawHttp.connect(app.base())) {
                half.send(start + "Transfer-Encoding: chunked\r\n\r\n8\r\nhalf an \r\n")
                        .finish()
                        .drain();
            }
        }
    }

    /** Payara 6.2025.10 answers some of them with 200 and no body, before they call any application. */
    @ParameterizedTest
    @ValueSource(strings = {".", "..", "x/..", "%2e%2e", "%zz", "%", "%ff", "%00", "a%5Cb", "a;b", "../../../../x"})
    void isSilentAboutMalformedPaths(String path) {
        for (int i = 0; i < 3; i++) {
            for (String folder : List.of("api/ticker/quotes/", "api/channels/", "api/", "ws/", "")) {
                assertThat(ask(folder + path)).doesNotContain(" 5");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%ff", "a%E9", "a|b", "{a}", "a^b", "a\\b", "\"a", "a`", "<a>"})
    void isSilentAboutMalformedQueries(String value) {
        for (int i = 0; i < 3; i++) {
            for (String query : List.of(
                    "api/ticker/quotes?symbols=",
                    "api/channels/news/events?after=",
                    "api/chat/lobby/messages?limit=",
                    "ws/stream?channel=",
                    "ws/ticker?symbols=",
                    "ws/chat/lobby?name=")) {
                assertThat(ask(query + value)).as(query).startsWith("HTTP/1.1 400");
            }
        }
    }

    /** The status of the answer to a request for a WebSocket, which is an ordinary one where there is none. */
    private static String ask(String target) {
        String head = "GET " + app.base().getRawPath() + target + " HTTP/1.1\r\nHost: "
                + app.base().getAuthority() + "\r\n";
        try (RawHttp http = RawHttp.connect(app.base())) {
            http.send(head + (target.startsWith("ws/") ? UPGRADE : "Connection: close\r\n") + "\r\n");
            return http.status();
        }
    }

    private void connect() {
        for (int i = 0; i < CLIENTS; i++) {
            sockets.add(RawHttp.get(app.stream("news")));
        }
        await().until(() -> app.openStreams() == CLIENTS);
    }
}
