package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wirehouse.browser.Browser.eventually;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wirehouse.proxy.Proxies;
import org.wirehouse.proxy.Proxy;
import org.wirehouse.proxy.ProxyKind;
import org.wirehouse.support.NeedsProgram;
import org.wirehouse.support.Program;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;
import org.wirehouse.support.server.Server;

/** A server that is restarted behind its proxies. */
@BrowserTest
@NeedsProgram(Program.NGINX)
@NeedsProgram(Program.HAPROXY)
class ProxiedRestartIT {
    private static final Map<String, String> SETTINGS = Map.of("wirehouse.channels", "news");

    @Test
    void isOutlivedByClients() throws Exception {
        Server server = Server.start(SETTINGS);
        try (Proxies proxies = Proxies.inFrontOf(server.port());
                Clients nginx = new Clients(proxies.of(ProxyKind.NGINX));
                Clients haProxy = new Clients(proxies.of(ProxyKind.HAPROXY))) {
            server.app().publish("news", "before");
            nginx.hear("before");
            haProxy.hear("before");

            server.stop();
            nginx.areToldToComeBack();
            haProxy.areToldToComeBack();
            nginx.findNobody(502);
            haProxy.findNobody(503);

            server = Server.start(SETTINGS, server.port());
            nginx.areBack();
            haProxy.areBack();
            server.app().publish("news", "after");
            nginx.hear("after");
            haProxy.hear("after");
        } finally {
            server.close();
        }
    }

    /** One of each, by way of one proxy. The browser knows nothing but EventSource. */
    private static final class Clients implements AutoCloseable {
        private final Proxy proxy;
        private final HttpClient http;
        private final Browser browser = Browser.start("--ignore-certificate-errors");
        private SseClient stream;
        private SocketClient socket;

        Clients(Proxy proxy) {
            this.proxy = proxy;
            this.http = proxy.client(HttpClient.Version.HTTP_2);
            this.stream = SseClient.open(http, proxy.app().stream("news")).placed();
            this.socket = SocketClient.open(http, proxy.app().socket("news")).welcomed();
            browser.open(proxy.app().address("openapi.json"));
            browser.string("""
                    window.heard = [];
                    window.source = new EventSource('api/stream?channel=news');
                    source.addEventListener('reset', () => heard.push('reset'));
                    source.onmessage = message => heard.push(message.data);
                    """);
            eventually().until(() -> browser.string("return source.readyState").equals("1"));
        }

        void hear(String text) {
            eventually().untilAsserted(() -> {
                assertThat(stream.data()).endsWith(text);
                assertThat(socket.data()).endsWith(text);
                assertThat(browser.string("return heard.at(-1)")).isEqualTo(text);
            });
        }

        void areToldToComeBack() {
            assertThat(stream.end().join()).isNull();
            assertThat(socket.awaitEnd())
                    .extracting(SocketClient.End::code)
                    .as("%s", socket.awaitEnd())
                    .isIn(1001, 1012); // WildFly closes by itself when it stops, before the application hears of it
        }

        /** An EventSource comes back when its connection breaks, and not when it gets an answer like others. */
        void findNobody(int status) throws Exception {
            HttpRequest ask =
                    HttpRequest.newBuilder(proxy.app().address("api/channels")).build();
            assertThat(http.send(ask, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
            HttpRequest listen = HttpRequest.newBuilder(proxy.app().stream("news"))
                    .header("Accept", "text/event-stream")
                    .build();
            assertThatThrownBy(() -> http.send(listen, BodyHandlers.ofString())).isInstanceOf(IOException.class);
        }

        void areBack() {
            stream = SseClient.open(http, proxy.app().stream("news"), "Last-Event-ID", stream.lastEventId());
            assertThat(stream.await(1)).extracting(SseEvent::type).containsExactly("reset");
            socket = SocketClient.open(http, proxy.app().socket("news")).welcomed();
            eventually().untilAsserted(() -> assertThat(browser.string("return heard.join()"))
                    .isEqualTo("before,reset"));
        }

        @Override
        public void close() {
            stream.close();
            socket.close();
            browser.close();
        }
    }
}
