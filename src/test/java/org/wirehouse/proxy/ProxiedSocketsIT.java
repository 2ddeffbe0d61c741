package org.wirehouse.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SocketClient;

@ProxyTest
class ProxiedSocketsIT {
    private static Deployed server;
    private static Proxies proxies;

    @BeforeAll
    static void start(SharedServers.Lively shared) {
        server = shared.server().app();
        proxies = Proxies.inFrontOf(shared.server().port());
    }

    @AfterAll
    static void stop() {
        proxies.close();
    }

    /** A client that has left through a proxy is gone from the server, too. */
    @AfterEach
    void leavesNoSessionOpen() {
        await().until(() -> server.openSockets() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void carryTextBytesAndPings(ProxyKind kind) {
        byte[] bytes = new byte[1024 * 1024];
        new Random(kind.name().length()).nextBytes(bytes);
        try (SocketClient client = open(proxies.of(kind), "ws/echo")) {
            client.send("é 株 𝄞").ping(new byte[] {1, 2}).send(bytes);
            assertThat(client.awaitTexts(1)).containsExactly("é 株 𝄞");
            await().until(() -> client.binaries().size() == 1 && client.pongs().size() == 1);
            assertThat(client.binaries()).containsExactly(bytes);
            assertThat(client.pongs()).containsExactly(new byte[] {1, 2});
        }
    }

    @ParameterizedTest
    @EnumSource
    void bringEachEventBeforeTheNextIsPublished(ProxyKind kind) {
        try (SocketClient client =
                open(proxies.of(kind), "ws/stream?channel=news").welcomed()) {
            for (int i = 0; i < 20; i++) {
                server.publish("news", String.valueOf(i));
                client.await(i + 1);
            }
            assertThat(client.data()).isEqualTo(Deployed.numbers(0, 20));
        }
    }

    @ParameterizedTest
    @EnumSource
    void carryAChat(ProxyKind kind) throws Exception {
        Proxy proxy = proxies.of(kind);
        String room = kind.name();
        try (SocketClient ann = open(proxy, "ws/chat/" + room + "?name=Ann").welcomed();
                SocketClient bob = open(proxy, "ws/chat/" + room + "?name=Bob").welcomed()) {
            ann.awaitNote("joined");
            ann.send("{\"type\":\"say\",\"text\":\"hello\",\"ref\":1}");
            assertThat(bob.awaitNote("said").getString("text")).isEqualTo("hello");
            HttpRequest post = HttpRequest.newBuilder(proxy.app().address("api/chat/" + room + "/messages"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\":\"Cem\",\"text\":\"by HTTP\"}"))
                    .build();
            var answer = proxy.client(HttpClient.Version.HTTP_2).send(post, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            await().until(() -> bob.notes("said").size() == 2);
            assertThat(bob.notes("said").get(1).getString("name")).isEqualTo("Cem");
        }
    }

    @ParameterizedTest
    @EnumSource
    void endWithTheCodeOfTheServer(ProxyKind kind) {
        SocketClient.End end =
                open(proxies.of(kind), "ws/stream?channel=nosuch").awaitEnd();
        assertThat(end.code()).isEqualTo(1008);
        assertThat(end.reason()).contains("nosuch");
    }

    @ParameterizedTest
    @EnumSource
    void areOpenToPagesOfTheProxyOnly(ProxyKind kind) {
        Proxy proxy = proxies.of(kind);
        String own = "https://" + proxy.app().base().getAuthority();
        open(proxy, "ws/echo", "Origin", own).close();
        assertThatThrownBy(() -> open(proxy, "ws/echo", "Origin", "https://127.0.0.1"))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(403));
    }

    @ParameterizedTest
    @EnumSource
    void endWhenClientsVanish(ProxyKind kind) {
        SocketClient client = open(proxies.of(kind), "ws/stream?channel=news").welcomed();
        assertThat(server.openSockets()).isEqualTo(1);
        client.vanish();
    }

    @ParameterizedTest
    @CsvSource({
        "NGINX, h2c",
        "HAPROXY, h2c",
        "NGINX, 'h2c, websocket'",
        "HAPROXY, 'h2c, websocket'",
        "NGINX, 'websocket\r\nUpgrade: h2c'",
        "HAPROXY, 'websocket\r\nUpgrade: h2c'"
    })
    void areTheOnlyUpgrade(ProxyKind kind, String upgrade) {
        Proxy proxy = proxies.of(kind);
        try (RawHttp client = RawHttp.connect(proxy.socket(), proxy.app().base())) {
            client.send(RawHttp.requestLine("GET", proxy.app().address("api/health/live"))
                    + "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\nUpgrade: "
                    + upgrade + "\r\n\r\n");
            assertThat(client.status()).startsWith("HTTP/1.1 ").doesNotContain("101");
        }
    }

    private static SocketClient open(Proxy proxy, String path, String... headers) {
        return SocketClient.open(
                proxy.client(HttpClient.Version.HTTP_1_1), proxy.app().address(path), headers);
    }
}
