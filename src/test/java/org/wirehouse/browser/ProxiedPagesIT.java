package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.proxy.Proxies;
import org.wirehouse.proxy.ProxyKind;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.NeedsProgram;
import org.wirehouse.support.Program;
import org.wirehouse.support.server.Server;

/** Pages by way of a proxy, over TLS and HTTP/2. */
@BrowserTest
@NeedsProgram(Program.NGINX)
@NeedsProgram(Program.HAPROXY)
@ExtendWith(SimulatedServer.class)
class ProxiedPagesIT {
    private static final int MANY = 12;

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static Proxies proxies;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @BeforeAll
    static void start(Server shared) {
        server = shared;
        proxies = Proxies.inFrontOf(server.port());
        browser = Browser.start("--ignore-certificate-errors");
    }

    @AfterAll
    static void stop() {
        browser.close();
        proxies.close();
    }

    @BeforeEach
    void reset() {
        browser.reset();
    }

    @ParameterizedTest
    @EnumSource
    void showQuotesThatChange(ProxyKind kind) {
        Deployed app = proxies.of(kind).app();
        TickerPage page = TickerPage.open(browser, app.address("ticker.html")).withRows();
        TickerPage.Row before = page.row("AAPL");
        eventually().untilAsserted(() -> assertThat(page.row("AAPL").trades()).isGreaterThan(before.trades()));
        assertThat(browser.strings(
                        "return performance.getEntries().map(entry => entry.nextHopProtocol).filter(Boolean)"))
                .hasSizeGreaterThan(5)
                .containsOnly("h2");
        assertThat(browser.consoleProblems()).isEmpty();
        browser.screenshot("ticker-" + kind.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void carryMoreStreamsThanSix(ProxyKind kind) {
        openStreams(proxies.of(kind).app());
        eventually().until(() -> streamsThatAreOpen() == MANY);
    }

    @Test
    void carryNoMoreThanSixStreamsWithoutAProxy() {
        openStreams(server.app());
        eventually().until(() -> streamsThatAreOpen() == 6);
        browser.string(
                "window.quotes = 0; streams.forEach(stream => stream.addEventListener('quotes', () => quotes++))");
        eventually().until(() -> browser.string("return quotes > 20").equals("true"));
        assertThat(streamsThatAreOpen()).isEqualTo(6);
    }

    private static void openStreams(Deployed app) {
        browser.open(app.address("openapi.json"));
        browser.string(
                "window.streams = Array.from({length: arguments[0]}, () => new EventSource('api/ticker/stream'))",
                MANY);
    }

    private static int streamsThatAreOpen() {
        return Integer.parseInt(
                browser.string("return streams.filter(stream => stream.readyState === EventSource.OPEN).length"));
    }

    @ParameterizedTest
    @EnumSource
    void carryMoreWebSocketsThanSix(ProxyKind kind) {
        browser.open(proxies.of(kind).app().address("openapi.json"));
        browser.string("""
                window.heard = [];
                window.sockets = Array.from({length: arguments[0]}, () => {
                    const socket = new WebSocket(new URL('ws/echo', location).href.replace('http', 'ws'));
                    socket.onopen = () => socket.send('株');
                    socket.onmessage = message => heard.push(message.data);
                    socket.onclose = event => heard.push(event.code);
                    return socket;
                });
                """, MANY);
        eventually().untilAsserted(() -> assertThat(browser.string("return heard.join('')"))
                .isEqualTo("株".repeat(MANY)));
        browser.string("heard.length = 0; sockets.forEach(socket => socket.close(1000))");
        eventually().untilAsserted(() -> assertThat(browser.string("return heard.join('')"))
                .isEqualTo("1000".repeat(MANY)));
    }
}
