package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.wirehouse.support.RawSocket;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;

/** Which pages may connect. The list of {@code arquillian.xml} has one origin. */
@ArquillianTest
class OriginIT {
    private static final String LISTED = "https://listed.example";
    private static final String FOREIGN = "https://evil.example";

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

    @ParameterizedTest
    @ValueSource(strings = {"ws/echo", "ws/stream?channel=news", "ws/ticker"})
    void refusesHandshakesFromPagesOfOtherSites(String path) {
        int opened = app.statistic("sockets", "opened");
        assertThat(SocketClient.refusal(app.address(path), "Origin", FOREIGN).statusCode())
                .isEqualTo(403);
        assertThat(app.statistic("sockets", "opened")).isEqualTo(opened);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://listed.example.evil.example",
                "https://listed.example:8443",
                "http://listed.example",
                "https://evil.example/https://listed.example",
                "garbage",
                "http://",
                "://",
                "http://[::1",
                "https://listed.example@evil.example",
                "\u00e9"
            })
    void refusesWhatOnlyLooksLikeAListedOrigin(String origin) {
        try (RawSocket raw =
                RawSocket.handshake(app.base(), app.address("ws/echo").getPath(), "Origin: " + origin)) {
            assertThat(raw.status()).isIn(400, 403);
        }
    }

    @Test
    void refusesAnEmptyOrigin() {
        try (RawSocket raw =
                RawSocket.handshake(app.base(), app.address("ws/echo").getPath(), "Origin:")) {
            assertThat(raw.status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s//ws/echo",
                "%s/ws//echo",
                "%s/./ws/echo",
                "%s/x/../ws/echo",
                "%s/%%77s/echo",
                "%s/ws/%%65cho",
                "%s/ws;a=b/echo",
                "%s/ws/echo;a=b",
                "%s/;a=b/ws/echo",
                "%s/ws/echo/",
                "%s/WS/echo",
                "/%s/ws/echo"
            })
    void cannotBePassedByWritingTheAddressOtherwise(String form) {
        String context = app.base().getPath().substring(0, app.base().getPath().length() - 1);
        try (RawSocket raw = RawSocket.handshake(app.base(), form.formatted(context), "Origin: " + FOREIGN)) {
            assertThat(raw.status()).isNotEqualTo(101);
        }
    }

    @Test
    void letsPagesOfTheServerItselfConnect() {
        String own = "http://" + app.base().getAuthority();
        SocketClient.open(app.address("ws/echo"), "Origin", own).close();
        String target = app.address("ws/echo").getPath();
        try (RawSocket tls =
                RawSocket.handshake(app.base(), target, "Host: push.example.com", "Origin: https://push.example.com")) {
            assertThat(tls.status()).isEqualTo(101);
        }
        try (RawSocket underscore =
                RawSocket.handshake(app.base(), target, "Host: my_host:8080", "Origin: http://my_host:8080")) {
            assertThat(underscore.status()).isEqualTo(101);
        }
        try (RawSocket other =
                RawSocket.handshake(app.base(), target, "Host: my_host:8080", "Origin: http://my_host:8081")) {
            assertThat(other.status()).isEqualTo(403);
        }
    }

    @Test
    void letsClientsThatAreNoBrowserConnect() {
        SocketClient.open(app.address("ws/echo")).close();
    }

    @Test
    void letsPagesOfAListedOriginConnect() {
        SocketClient.open(app.address("ws/echo"), "Origin", LISTED).close();
        SocketClient.open(app.address("ws/echo"), "Origin", "https://LISTED.example:443")
                .close();
    }

    @ParameterizedTest
    @CsvSource({"api/channels", "api/ticker/quotes", "api/health/live", "api/nosuch"})
    void letsOnlyListedPagesReadAnswers(String path) {
        assertThat(allowed(get(path, LISTED))).isEqualTo(LISTED);
        assertThat(allowed(get(path, FOREIGN))).isEmpty();
        assertThat(allowed(get(path, "null"))).isEmpty();
        assertThat(get(path, FOREIGN).headers().allValues("Vary")).contains("Origin");
        assertThat(allowed(Http.get(app.address(path)))).isEmpty();
    }

    @Test
    void answersThePreflightOfAListedPage() {
        HttpResponse<String> response = preflight(LISTED);
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(allowed(response)).isEqualTo(LISTED);
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization", "Content-Encoding", "Content-Type", "Last-Event-ID");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void doesNotAnswerThePreflightOfAForeignPage() {
        HttpResponse<String> response = preflight(FOREIGN);
        assertThat(allowed(response)).isEmpty();
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
                .isEmpty();
    }

    @Test
    void letsListedPagesReadStreams() {
        try (SseClient listed = SseClient.open(app.stream("news"), "Origin", LISTED);
                SseClient foreign = SseClient.open(app.stream("news"), "Origin", FOREIGN);
                SseClient ticker = SseClient.open(app.address("api/ticker/stream"), "Origin", LISTED)) {
            String header = "Access-Control-Allow-Origin";
            assertThat(listed.headers().firstValue(header)).contains(LISTED);
            assertThat(ticker.headers().firstValue(header)).contains(LISTED);
            assertThat(foreign.headers().firstValue(header)).isEmpty();
        }
    }

    private HttpResponse<String> get(String path, String origin) {
        return Http.send(HttpRequest.newBuilder(app.address(path)).header("Origin", origin));
    }

    private HttpResponse<String> preflight(String origin) {
        URI events = app.events("news");
        return Http.send(HttpRequest.newBuilder(events)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static String allowed(HttpResponse<String> response) {
        return response.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }
}
