package org.wirehouse.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Deployed.numbers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SseClient;

@ProxyTest
class ProxiedStreamsIT {
    private static final String TEXT = "x".repeat(60_000);
    private static final int AT_MOST_EVENTS = 5_000;

    private static Deployed server;
    private static Proxies proxies;

    private final List<SseClient> clients = new ArrayList<>();

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
    void leavesNoStreamOpen() {
        clients.forEach(SseClient::close);
        await().until(() -> server.openStreams() == 0);
        assertThat(server.statistic("hub", "subscriptions")).isZero();
    }

    static Stream<Arguments> ways() {
        return Stream.of(ProxyKind.values())
                .flatMap(kind -> Stream.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)
                        .map(version -> Arguments.of(kind, version)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void bringEachEventBeforeTheNextIsPublished(ProxyKind kind, HttpClient.Version version) {
        Proxy proxy = proxies.of(kind);
        try (SseClient client = SseClient.open(
                        proxy.client(version), proxy.app().stream("news"), "Accept-Encoding", "gzip")
                .placed()) {
            assertThat(client.version()).isEqualTo(version);
            for (int i = 0; i < 20; i++) {
                server.publish("news", String.valueOf(i));
                client.await(i + 1);
            }
            assertThat(client.data()).isEqualTo(numbers(0, 20));
            assertThat(client.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(client.headers().firstValue("Cache-Control")).contains("no-cache, no-transform");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void goOnFromTheLastEvent(ProxyKind kind, HttpClient.Version version) {
        Proxy proxy = proxies.of(kind);
        HttpClient http = proxy.client(version);
        String seen = server.publish("news", "seen");
        server.publish("news", "missed");
        try (SseClient client = SseClient.open(http, proxy.app().stream("news"), "Last-Event-ID", seen)) {
            client.await(1);
            server.publish("news", "next");
            client.await(2);
            assertThat(client.data()).containsExactly("missed", "next");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shareOneConnection(ProxyKind kind) {
        Proxy proxy = proxies.of(kind);
        long before = proxy.connections();
        HttpClient http = proxy.client(HttpClient.Version.HTTP_2);
        while (clients.size() < 50) {
            clients.add(SseClient.open(http, proxy.app().stream("news")).placed());
        }
        assertThat(server.openStreams()).isEqualTo(50);
        server.publishNumbers("news", 0, 20);
        assertThat(clients).allSatisfy(client -> {
            client.await(20);
            assertThat(client.data()).isEqualTo(numbers(0, 20));
        });
        clients.subList(10, 50).forEach(SseClient::close);
        await().until(() -> server.openStreams() == 10);
        server.publish("news", "for those who have stayed");
        assertThat(clients.subList(0, 10)).allSatisfy(client -> client.await(21));
        assertThat(proxy.connections()).isBetween(1L, before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void endWhenClientsVanish(ProxyKind kind) {
        Proxy proxy = proxies.of(kind);
        List<RawHttp> clients = new ArrayList<>();
        while (clients.size() < 20) {
            clients.add(RawHttp.get(proxy.socket(), proxy.app().stream("news")));
        }
        await().until(() -> server.openStreams() == 20);
        clients.forEach(RawHttp::vanish);
    }

    @ParameterizedTest
    @EnumSource
    void areNotKeptForClientsThatDoNotRead(ProxyKind kind) {
        Proxy proxy = proxies.of(kind);
        int overdue = server.statistic("streams", "overdue");
        List<RawHttp> stalled = new ArrayList<>();
        HttpClient http = proxy.client(HttpClient.Version.HTTP_2);
        try (SseClient reader =
                SseClient.open(http, proxy.app().stream("bench")).placed()) {
            long before = proxy.residentKib();
            while (stalled.size() < 10) {
                stalled.add(RawHttp.get(proxy.socket(), proxy.app().stream("bench")));
            }
            await().until(() -> server.openStreams() == 11);
            int published = publishUntilOverdue(overdue + 10, reader);
            assertThat(reader.await(published)).hasSize(published);
            assertThat((proxy.residentKib() - before) / 10).as("KiB for each").isLessThan(512);
        } finally {
            stalled.forEach(RawHttp::close);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doNotHoldUpOthersOfTheirConnection(ProxyKind kind) {
        Proxy proxy = proxies.of(kind);
        int overdue = server.statistic("streams", "overdue");
        long before = proxy.connections();
        HttpClient http = proxy.client(HttpClient.Version.HTTP_2);
        try (SseClient stalled =
                        SseClient.open(http, proxy.app().stream("bench")).placed();
                SseClient reader =
                        SseClient.open(http, proxy.app().stream("bench")).placed()) {
            stalled.pause();
            int published = publishUntilOverdue(overdue + 1, reader);
            assertThat(reader.await(published)).hasSize(published);
            assertThat(proxy.connections()).isBetween(1L, before + 1);
        }
    }

    /** Publishes while one reader keeps up, and returns how many events. */
    private static int publishUntilOverdue(int overdue, SseClient reader) {
        int published = 0;
        while (server.statistic("streams", "overdue") < overdue) {
            assertThat(published).as("events").isLessThan(AT_MOST_EVENTS);
            server.publish("bench", TEXT);
            published++;
            reader.await(published - 20);
        }
        return published;
    }

    @ParameterizedTest
    @EnumSource
    void loseNothingOverAReload(ProxyKind kind) {
        Proxy proxy = proxies.of(kind);
        String seen;
        try (SseClient client = SseClient.open(proxy.client(HttpClient.Version.HTTP_2), proxy.app().stream("news"))
                .placed()) {
            server.publish("news", "before");
            client.await(1);
            proxy.reload();
            await().until(() -> client.end().isDone());
            seen = client.lastEventId();
        }
        server.publish("news", "between");
        HttpClient again = proxy.client(HttpClient.Version.HTTP_2);
        try (SseClient client = SseClient.open(again, proxy.app().stream("news"), "Last-Event-ID", seen)) {
            client.await(1);
            assertThat(client.data()).containsExactly("between");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void takeTradesWhileTheyAreStillBeingSent(ProxyKind kind, HttpClient.Version version) throws Exception {
        Proxy proxy = proxies.of(kind);
        String symbol = kind + (version == HttpClient.Version.HTTP_2 ? "/2" : "/1");
        String trade = "{\"symbol\":\"" + symbol + "\",\"price\":1.25,\"size\":1}\n";
        SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>();
        var answer = proxy.client(version)
                .sendAsync(
                        HttpRequest.newBuilder(proxy.app().address("api/ticker/trades"))
                                .header("Authorization", "Bearer " + BuiltWar.TOKEN)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.fromPublisher(body))
                                .build(),
                        BodyHandlers.ofString());
        try {
            await().until(() -> body.getNumberOfSubscribers() == 1 || answer.isDone());
            body.submit(ByteBuffer.wrap(trade.getBytes(UTF_8)));
            await().until(() -> tradesOf(symbol) == 1 || answer.isDone());
            assertThat(answer).isNotDone();
            for (int i = 0; i < 200; i++) {
                body.submit(ByteBuffer.wrap(trade.repeat(200).getBytes(UTF_8)));
            }
        } finally {
            body.close();
        }
        HttpResponse<String> response = answer.get(2, TimeUnit.MINUTES);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(tradesOf(symbol)).isEqualTo(40_001);
    }

    private static int tradesOf(String symbol) {
        HttpResponse<String> quote = Http.get(server.address("api/ticker/quotes/" + symbol));
        return quote.statusCode() == 200 ? Http.json(quote).asJsonObject().getInt("trades") : 0;
    }

    @ParameterizedTest
    @EnumSource
    void areOnlyToBeHadByTls(ProxyKind kind) {
        Proxy proxy = proxies.of(kind);
        HttpResponse<String> response = Http.get(proxy.plain().resolve("/wirehouse/api/stream?channel=news"));
        assertThat(response.statusCode()).isEqualTo(308);
        URI location = URI.create(response.headers().firstValue("Location").orElse(""));
        assertThat(location).hasScheme("https").hasHost("127.0.0.1").hasPath("/wirehouse/api/stream");
        assertThat(location).hasQuery("channel=news");
    }
}
