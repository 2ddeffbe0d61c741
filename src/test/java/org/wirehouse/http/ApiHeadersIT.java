package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
import org.wirehouse.support.RawSocket;

/** What a scanner writes down about the API, and what a page of another site must not get. */
@ArquillianTest
class ApiHeadersIT {
    private static final String REBOUND = "rebound.example";

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
    @CsvSource({
        "api/health/live, 200",
        "api/ticker/quotes, 200",
        "api/channels, 200",
        "api/ticker/quotes/NOSUCH, 404",
        "api/nothing/here, 404",
        "api/stream?channel=nosuch, 404"
    })
    void forbidToStoreAnswersAndToGuessTheirType(String path, int status) {
        HttpResponse<String> response = Http.get(app.address(path));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void describeNothingAsWadl() {
        for (String path : new String[] {"api/application.wadl", "api/application.wadl/xsd0.xsd"}) {
            assertThat(Http.get(app.address(path)).statusCode()).isEqualTo(404);
        }
        HttpResponse<String> options =
                Http.send(HttpRequest.newBuilder(app.events("news")).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isIn(200, 204);
        assertThat(options.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
        assertThat(options.headers().firstValue("Content-Type").orElse("")).doesNotContain("wadl");
        assertThat(options.body()).doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "index.html",
                "js/pages.js",
                "openapi.json",
                "api/health/live",
                "api/stream?channel=news",
                "no/such"
            })
    void refuseNamesThatAreNotOfThisServer(String path) throws Exception {
        URI address = app.address(path);
        assertThat(status(address, REBOUND + ":" + address.getPort())).contains(" 421");
        assertThat(status(address, "localhost:" + address.getPort())).doesNotContain(" 421");
    }

    @Test
    void refuseHandshakesForNamesThatAreNotOfThisServer() {
        URI address = app.address("ws/echo");
        for (String host : new String[] {REBOUND, REBOUND + ":" + address.getPort()}) {
            try (RawSocket socket =
                    RawSocket.handshake(address, address.getRawPath(), "Host: " + host, "Origin: http://" + host)) {
                assertThat(socket.status()).isEqualTo(421);
            }
        }
    }

    @Test
    void sayHowToAcceptAName() throws Exception {
        URI address = app.address("api/health/live");
        try (RawHttp http = RawHttp.connect(address)) {
            http.send(
                    "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + REBOUND + "\r\nConnection: close\r\n\r\n");
            String answer = new String(http.input().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("'" + REBOUND + "'", "wirehouse.hosts");
        }
    }

    private static String status(URI address, String host) {
        try (RawHttp http = RawHttp.connect(address)) {
            String request = RawHttp.requestLine("GET", address).replaceFirst("Host: .*", "Host: " + host);
            return http.send(request + "Connection: close\r\n\r\n").status();
        }
    }
}
