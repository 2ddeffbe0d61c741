package org.wirehouse.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.server.Server;

/** What each time-out of a proxy cuts, and that heartbeats prevent it. */
@ProxyTest
class ProxyTimeoutIT {
    private static final String TEXT = "x".repeat(60_000);

    /** A short time in place of the one we ship. */
    private static final int SECONDS = 5;

    private static Server lively;
    private static Server silent;

    @BeforeAll
    static void find(SharedServers.Lively talks, SharedServers.Silent says) {
        lively = talks.server();
        silent = says.server();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotCutWhatIsKeptAliveByHeartbeats(ProxyKind kind) {
        try (Proxy proxy = Proxy.startChanged(kind, lively.port(), text -> text.replace("75s", SECONDS + "s"));
                SseClient stream = stream(proxy);
                SocketClient socket = socket(proxy)) {
            await().until(() -> stream.comments() > SECONDS + 2);
            assertThat(stream.end().isDone()).isFalse();
            assertThat(socket.hasEnded() ? socket.awaitEnd() : null).isNull();
            lively.app().publish("news", "still there");
            stream.await(1);
            socket.await(1);
            assertThat(stream.data()).containsExactly("still there");
            assertThat(socket.data()).containsExactly("still there");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NGINX, proxy_read_timeout, true, true",
        "HAPROXY, timeout server, true, false",
        "HAPROXY, timeout tunnel, false, true"
    })
    void cutsWhatIsSilent(ProxyKind kind, String timeout, boolean cutsStream, boolean cutsSocket) {
        try (Proxy proxy = shortened(kind, timeout);
                SseClient stream = stream(proxy);
                SocketClient socket = socket(proxy)) {
            await().until(() -> (stream.end().isDone() || !cutsStream) && (socket.hasEnded() || !cutsSocket));
            assertThat(stream.end().isDone()).isEqualTo(cutsStream);
            assertThat(socket.hasEnded()).isEqualTo(cutsSocket);
        }
    }

    @ParameterizedTest
    @CsvSource({"NGINX, send_timeout", "HAPROXY, timeout client"})
    void cutsAStreamThatIsNotRead(ProxyKind kind, String timeout) {
        int before = silent.app().openStreams();
        try (Proxy proxy = shortened(kind, timeout);
                RawHttp stalled = RawHttp.get(proxy.socket(), proxy.app().stream("bench"))) {
            await().until(() -> silent.app().openStreams() == before + 1);
            await().pollInterval(Duration.ofMillis(5)).until(() -> {
                silent.app().publish("bench", TEXT);
                return silent.app().openStreams() == before;
            });
            assertThat(stalled.drain()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"NGINX, send_timeout", "HAPROXY, timeout tunnel"})
    void cutsASocketThatIsNotRead(ProxyKind kind, String timeout) {
        int before = silent.app().openSockets();
        try (Proxy proxy = shortened(kind, timeout);
                SocketClient stalled = SocketClient.open(
                        proxy.client(HttpClient.Version.HTTP_1_1), proxy.app().socket("bench"))) {
            stalled.welcomed().pause();
            assertThat(silent.app().openSockets()).isEqualTo(before + 1);
            await().pollInterval(Duration.ofMillis(5)).until(() -> {
                silent.app().publish("bench", TEXT);
                return silent.app().openSockets() == before;
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"NGINX, proxy_read_timeout", "HAPROXY, timeout server"})
    void answersForAServerThatDoesNot(ProxyKind kind, String timeout) throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                Proxy proxy = shortened(kind, timeout, mute.getLocalPort())) {
            HttpClient http = proxy.client(HttpClient.Version.HTTP_2);
            HttpRequest ask = HttpRequest.newBuilder(proxy.app().address("api/health/live"))
                    .build();
            assertThat(http.sendAsync(ask, BodyHandlers.ofString()).join().statusCode())
                    .isEqualTo(504);
            HttpRequest listen = HttpRequest.newBuilder(proxy.app().stream("news"))
                    .header("Accept", "text/event-stream")
                    .build();
            assertThatThrownBy(() ->
                            http.sendAsync(listen, BodyHandlers.ofString()).join())
                    .as("a broken connection, at which an EventSource comes back")
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"NGINX, client_body_timeout 15s", "HAPROXY, timeout http-request 10s"})
    void keepsABodyThatDoesNotComeFromTheServer(ProxyKind kind, String timeout) {
        String shorter = timeout.replaceFirst("\\d+s", "2s");
        try (Proxy proxy = Proxy.startChanged(kind, silent.port(), text -> text.replace(timeout, shorter));
                RawHttp slow = RawHttp.connect(proxy.socket(), proxy.app().base())) {
            slow.send(RawHttp.publishing(proxy.app().events("news")) + "Content-Length: 10\r\n\r\n12345");
            assertThat(slow.status()).as("408, or an end of the connection").matches("|HTTP/1.1 408.*");
        }
    }

    private static Proxy shortened(ProxyKind kind, String timeout) {
        return shortened(kind, timeout, silent.port());
    }

    private static Proxy shortened(ProxyKind kind, String timeout, int server) {
        return Proxy.startChanged(
                kind, server, text -> text.replaceAll("(?m)^( +" + timeout + ") 75s", "$1 " + SECONDS + "s"));
    }

    private static SseClient stream(Proxy proxy) {
        return SseClient.open(proxy.client(HttpClient.Version.HTTP_2), proxy.app().stream("news"))
                .placed();
    }

    private static SocketClient socket(Proxy proxy) {
        return SocketClient.open(
                        proxy.client(HttpClient.Version.HTTP_1_1), proxy.app().socket("news"))
                .welcomed();
    }
}
