package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.RawSocket;
import org.wirehouse.support.server.Server;

/** A server as production should have it: no examples, the token in a file, and a security log. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionIT {
    private static final String PUBLISHER = "127.0.0.1";
    private static final String GUESSER = "127.0.0.2";

    private static Path file;
    private static Server server;
    private static Deployed app;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        file = Files.writeString(directory.resolve("token"), "the-first-token\n");
        server = Server.start(Map.of(
                "wirehouse.demo", "false",
                "wirehouse.feed", "", // its default
                "wirehouse.publish.token", "", // that of other tests
                "wirehouse.publish.token.file", file.toString()));
        app = server.app();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @Order(0)
    @ValueSource(
            strings = {
                "echo.html",
                "compare.html",
                "streams.html",
                "classic/clock.html",
                "api/classic/events",
                "api/classic/stream",
                "api/classic/web/StreamChat",
                "api/classic/api/sse",
                "api/stream?channel=pulse",
                "api/stream?channel=classic.group"
            })
    void hasNoExamples(String path) {
        assertThat(Http.get(app.address(path)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @Order(0)
    @ValueSource(strings = {"ws/echo", "ws/classic/ws", "ws/classic/group"})
    void hasNoEndpointsOfExamples(String path) {
        try (RawSocket socket =
                RawSocket.handshake(app.base(), app.address(path).getPath())) {
            assertThat(socket.status()).isEqualTo(404);
        }
    }

    @Test
    @Order(0)
    void tellsItsPagesSoAndInventsNoTrades() {
        HttpResponse<String> module = Http.get(app.address("js/demo.js"));
        assertThat(module.statusCode()).isEqualTo(200);
        assertThat(module.body().strip()).isEqualTo("export const demo = false;");
        assertThat(module.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(Http.get(app.address("api/ticker/feed")).body()).contains("\"live\"");
        assertThat(Http.get(app.address("api/channels")).body()).doesNotContain("pulse", "classic");
        assertThat(Http.get(app.address("chat.html")).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(1)
    void readsTheTokenFromAFileThatMayChange() throws IOException {
        assertThat(publish(PUBLISHER, "the-first-token", 1)).contains(" 201");

        Files.writeString(file, "the-other-token\n");
        await().until(() -> publish(PUBLISHER, "the-other-token", 1).contains(" 201"));
        assertThat(publish(PUBLISHER, "the-first-token", 1)).contains(" 401");
    }

    @Test
    @Order(2)
    void slowsTheGuessingOfTheToken() throws IOException {
        int checked = 0;
        String answer = publish(GUESSER, "guess", 1);
        while (answer.contains(" 401")) {
            checked++;
            assertThat(checked).isLessThan(1_000);
            answer = publish(GUESSER, "guess" + checked, 1);
        }
        assertThat(checked).isGreaterThanOrEqualTo(TokenAttempts.WRONG_A_MINUTE);
        assertThat(answer).contains(" 429", "Retry-After: ", "too many wrong publish tokens from your address");
        // somebody else is not meant
        assertThat(publish(PUBLISHER, "the-other-token", 1)).contains(" 201");
    }

    @Test
    @Order(3)
    void takesTheTokenOfAPublisherWhoseAddressGuesses() throws IOException {
        await().until(() -> publish(PUBLISHER, "guess", 1).contains(" 429"));
        assertThat(publish(PUBLISHER, "the-other-token", 1)).contains(" 201");
    }

    @Test
    @Order(4)
    void writesWhatWasRefusedIntoTheSecurityLog() throws IOException {
        assertThat(publish(PUBLISHER, "the-other-token", 100_000)).contains(" 413");
        String path = app.address("ws/stream").getPath();
        try (RawSocket socket = RawSocket.handshake(app.base(), path, "Origin: https://foreign.example")) {
            assertThat(socket.status()).isEqualTo(403);
        }
        try (RawSocket socket = RawSocket.handshake(app.base(), path, "Host: rebound.example")) {
            assertThat(socket.status()).isEqualTo(421);
        }
        server.undeploy(); // at a stop Payara Micro closes its log first

        String log = server.log();
        assertLogged(log, "wrong publish token: \\d+ in \\d+ s, from .*127\\.0\\.0\\.2 \\(\\d+\\)");
        assertLogged(
                log,
                "too many wrong publish tokens, answered with 429: \\d+ in \\d+ s, from .*127\\.0\\.0\\.2 \\(1\\)");
        assertLogged(log, "request body that is too large: 1 in \\d+ s, from 127\\.0\\.0\\.1 \\(1\\)");
        assertLogged(log, "from an origin that is not in wirehouse\\.origins: 1 in \\d+ s");
        assertLogged(log, "request for a host that is not in wirehouse\\.hosts: 1 in \\d+ s");
        assertThat(log).doesNotContain("the-first-token", "the-other-token");
    }

    private static void assertLogged(String log, String line) {
        assertThat(log).containsPattern(Pattern.compile(line));
    }

    /** The whole answer. */
    private static String publish(String from, String token, int bytes) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        try (RawHttp http = RawHttp.connect(socket, app.events("news"))) {
            http.send(RawHttp.requestLine("POST", app.events("news")) + "Authorization: Bearer " + token
                    + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: " + bytes + "\r\n\r\n"
                    + "x".repeat(bytes));
            return new String(http.input().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
