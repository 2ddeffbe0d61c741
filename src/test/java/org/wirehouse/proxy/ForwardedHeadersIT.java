package org.wirehouse.proxy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server behind a proxy is told about a request, whatever the client says of itself. */
@ProxyTest
class ForwardedHeadersIT {
    /** The headers of requests, by path. */
    private static final Map<String, Headers> HEARD = new ConcurrentHashMap<>();

    private static HttpServer server;
    private static Proxies proxies;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            HEARD.put(exchange.getRequestURI().getPath(), exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        proxies = Proxies.inFrontOf(server.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        proxies.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"NGINX, HTTP_1_1", "NGINX, HTTP_2", "HAPROXY, HTTP_1_1", "HAPROXY, HTTP_2"})
    void nameTheClientAndTheHost(ProxyKind kind, HttpClient.Version version) throws Exception {
        Proxy proxy = proxies.of(kind);
        String path = "/wirehouse/" + kind + "/" + version;
        HttpRequest request = HttpRequest.newBuilder(proxy.app().address(path))
                .header("X-Forwarded-For", "192.0.2.1")
                .header("X-Forwarded-Proto", "gopher")
                .header("Proxy-ip", "192.0.2.1")
                .header("Last-Event-ID", "7-0")
                .build();
        assertThat(proxy.client(version)
                        .send(request, BodyHandlers.discarding())
                        .version())
                .isEqualTo(version);
        Headers heard = requireNonNull(HEARD.get(path));
        assertThat(heard.get("Host")).containsExactly(proxy.app().base().getAuthority());
        assertThat(heard.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(heard.get("Proxy-ip")).containsExactly("127.0.0.1");
        assertThat(heard.get("X-Forwarded-Proto")).containsExactly("https");
        assertThat(heard.get("Last-Event-ID")).containsExactly("7-0");
    }
}
