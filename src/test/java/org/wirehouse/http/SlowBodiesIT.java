package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Problems.assertProblem;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SlowClients;
import org.wirehouse.support.server.Server;

/** Hundreds of clients that send one byte a second, and that nobody else notices them. */
class SlowBodiesIT {
    private static final int CLIENTS = 400;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** A server with free threads answers at once; this is for a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static Server server;
    private static Deployed app;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of(
                "wirehouse.body.deadline.seconds",
                Long.toString(DEADLINE.toSeconds()),
                "wirehouse.trades.max.uploads",
                "2"));
        app = server.app();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What slow clients send. */
    private enum Attack {
        CHAT("api/chat/slow/messages", "application/json", "Content-Length: 60000"),
        CHUNKED("api/chat/slow/messages", "application/json", "Transfer-Encoding: chunked"),
        PUBLISHED("api/channels/news/events", "text/plain", token() + "Content-Length: 60000"),
        WITHOUT_TOKEN("api/channels/news/events", "text/plain", "Content-Length: 60000"),
        TRADES("api/ticker/trades", "application/x-ndjson", token() + "Content-Length: 60000"),
        UPLOADED("api/ticker/trades", "application/x-ndjson", token() + "Transfer-Encoding: chunked"),
        UNREAD("api/health/live", "text/plain", "Content-Length: 60000"),
        FORM("api/health/live", "application/x-www-form-urlencoded", "Content-Length: 60000"),
        MISSING("api/nothing", "text/plain", "Content-Length: 60000"),
        ECHO("ws/echo", "text/plain", "Content-Length: 60000"),
        PAGE("ticker.html", "text/plain", "Content-Length: 60000");

        private final String path;
        private final String headers;

        Attack(String path, String mediaType, String headers) {
            this.path = path;
            this.headers = "Content-Type: " + mediaType + "\r\n" + headers + "\r\n\r\n";
        }

        private static String token() {
            return "Authorization: Bearer " + BuiltWar.TOKEN + "\r\n";
        }

        SlowClients begin(int clients) {
            byte[] head = (RawHttp.requestLine("POST", app.address(path)) + headers).getBytes(StandardCharsets.UTF_8);
            String unit = headers.contains("chunked") ? "1\r\nx\r\n" : "x";
            return SlowClients.open(app.base(), clients, head, unit.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void delayNobodyElse(Attack attack) {
        try (SlowClients slow = attack.begin(CLIENTS)) {
            assertThat(slow.sendOnce()).isPositive();
            for (int i = 0; i < 5; i++) {
                slow.sendOnce();
                assertAnswersSoon();
                app.publish("news", "beside slow clients");
            }
        }
    }

    private static void assertAnswersSoon() {
        long start = System.nanoTime();
        HttpResponse<String> health = Http.get(app.address("api/health/live"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    /** More than may hold a thread each, so that the next body is received without one. */
    private static SlowClients holdThreads() {
        return Attack.CHAT.begin(3 * BodyLimits.MAX_WAITING_THREADS);
    }

    @Test
    void areToldThatTheyAreLate() {
        try (SlowClients holding = holdThreads();
                RawHttp slow = RawHttp.connect(app.base())) {
            holding.sendOnce();
            slow.send(RawHttp.publishing(app.events("news")) + "Content-Length: 10\r\n\r\n12345");
            assertThat(slow.status()).startsWith("HTTP/1.1 408");
        }
        assertThat(app.page("news", "limit=1000").toString()).doesNotContain("12345");
    }

    @Test
    void mayTakeTheirTime() {
        try (SlowClients holding = holdThreads();
                RawHttp slow = RawHttp.connect(app.base())) {
            holding.sendOnce();
            slow.send(RawHttp.publishing(app.events("news")) + "Content-Length: 10\r\n\r\nslow-");
            app.publish("news", "meanwhile");
            slow.send("12345");
            assertThat(slow.status()).startsWith("HTTP/1.1 201");
        }
        assertThat(app.page("news", "limit=1000").toString()).contains("slow-12345");
    }

    @Test
    void keepTheirAddress() {
        try (SlowClients holding = holdThreads();
                RawHttp slow = RawHttp.connect(app.base())) {
            holding.sendOnce();
            slow.send(RawHttp.requestLine("POST", app.address("api/chat/Slow%20%C3%84%2B/messages?_=%C3%84"))
                    + "Content-Type: application/json\r\nContent-Length: 25\r\n\r\n{\"name\":\"Ann\"");
            app.publish("news", "meanwhile");
            slow.send(",\"text\":\"x\"}");
            assertThat(slow.status()).startsWith("HTTP/1.1 201");
        }
        assertThat(Http.get(app.address("api/chat")).body()).contains("Slow \u00C4+");
    }

    @Test
    void uploadFewAtATime() {
        String head = RawHttp.requestLine("POST", app.address("api/ticker/trades")) + "Authorization: Bearer "
                + BuiltWar.TOKEN
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";
        try (RawHttp one = RawHttp.connect(app.base()).send(head);
                RawHttp two = RawHttp.connect(app.base()).send(head)) {
            await().until(() -> upload().statusCode() == 503);
            assertThat(small().statusCode()).isEqualTo(200);
            HttpResponse<String> refused = upload();
            assertProblem(refused, 503, "too many uploads");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            one.vanish();
            two.vanish();
        }
        await().until(() -> upload().statusCode() == 200);
    }

    /** In chunks, so that its length is not known. */
    private static HttpResponse<String> upload() {
        return Http.post(
                app.address("api/ticker/trades"),
                "application/x-ndjson",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[] {'\n'})));
    }

    private static HttpResponse<String> small() {
        return Http.post(app.address("api/ticker/trades"), "application/x-ndjson", "\n");
    }
}
