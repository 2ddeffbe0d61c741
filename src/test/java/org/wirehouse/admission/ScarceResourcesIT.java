package org.wirehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Finished;
import org.wirehouse.support.Http;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SocketClient;
import org.wirehouse.support.server.Server;

/** What runs out is kept for those who are there: further clients are told so, and the server goes on. */
class ScarceResourcesIT {
    private static final int MAX_PER_ADDRESS = 100;
    private static final int MAX_HEAP_PERCENT = 65;
    private static final List<String> SMALL_HEAP = List.of("-Xmx200m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final int EVENT_BYTES = 60_000;

    private static Server server;
    private static Deployed app;

    private final List<AutoCloseable> clients = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = Server.startNamed(
                System.getProperty("arquillian.launch", "payara-micro"),
                BuiltWar.file().toPath(),
                Map.of(
                        "wirehouse.max.clients.per.address",
                        String.valueOf(MAX_PER_ADDRESS),
                        "wirehouse.max.heap.percent",
                        String.valueOf(MAX_HEAP_PERCENT),
                        "wirehouse.heartbeat.seconds",
                        "1",
                        "wirehouse.channels",
                        "news,ballast:latest",
                        "wirehouse.history.count",
                        "100000",
                        "wirehouse.history.bytes",
                        String.valueOf(1L << 30)),
                SMALL_HEAP);
        app = server.app();
    }

    @AfterEach
    void hangUp() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        // a client that has vanished is found by the next heartbeats
        app.publish("news", "anybody there?");
        await().atMost(Duration.ofMinutes(2)).until(() -> app.openStreams() + app.openSockets() == 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void warnsAtTheStartThatTheHeapIsTooSmallForSoManyClients() {
        assertThat(server.log()).contains("wirehouse.max.clients is 20000", "40000 x 32 KiB", "of the heap of");
    }

    @Test
    void refusesTooManyClientsOfOneAddressOverBothTransports() throws IOException {
        for (int i = 1; i < MAX_PER_ADDRESS; i++) {
            assertThat(stream("127.0.0.1").status()).contains(" 200");
        }
        SocketClient last = SocketClient.open(app.socket("news")).welcomed();
        clients.add(last);

        assertRefused("your address has " + MAX_PER_ADDRESS + " connections", "address");
        assertThat(stream("127.0.0.2").status()).contains(" 200");

        last.close();
        await().until(() -> stream("127.0.0.1").status().contains(" 200"));
    }

    @Test
    void refusesClientsBeforeTheFileDescriptorsAreUsedUp() throws IOException {
        long before = app.statistic("resources", "maxFiles");
        long limit = (app.statistic("resources", "openFiles") + 60) * 10L / 9;
        limitFiles(limit);
        try {
            int refused = 0;
            for (int i = 0; i < 3 * MAX_PER_ADDRESS; i++) {
                // from several addresses, so that none has too many
                RawHttp client = stream("127.0.0." + (1 + i % 3));
                String status = client.status();
                assertThat(status).matches("HTTP/1.1 (200|503).*");
                refused += status.contains(" 503") ? 1 : 0;
            }
            assertThat(refused).isBetween(MAX_PER_ADDRESS, 3 * MAX_PER_ADDRESS - 10);
            assertRefused("the server cannot open more connections at the moment", "files");
            assertThat(app.openStreams()).isGreaterThan(10);
            assertThat(Http.get(app.address("api/health/live")).statusCode()).isEqualTo(200);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(ScarceResourcesIT::assertIdle);
        } finally {
            limitFiles(before);
        }
        await().until(() -> stream("127.0.0.1").status().contains(" 200"));
    }

    /** A selector that spins takes a whole processor. */
    private static void assertIdle() throws InterruptedException {
        Duration before = processorTime();
        Thread.sleep(2_000);
        assertThat(processorTime().minus(before)).isLessThan(Duration.ofSeconds(1));
    }

    private static Duration processorTime() {
        return server.handle().info().totalCpuDuration().orElseThrow();
    }

    /** As {@code ulimit -n} before the start would do. */
    private static void limitFiles(long limit) {
        run("prlimit", "--nofile=" + limit + ":", "--pid", server.handle().pid() + "");
        await().until(() -> app.statistic("resources", "maxFiles") == limit);
    }

    @Test
    void refusesClientsWhileTheHeapIsFullOfWhatIsInUse() throws IOException {
        String ballast = "x".repeat(EVENT_BYTES);
        int keys = 0;
        while (liveHeapPercent() < MAX_HEAP_PERCENT) {
            assertThat(keys).isLessThan(3_000);
            for (int i = 0; i < 50; i++) {
                app.publish("ballast", null, "key" + keys++, ballast);
            }
        }
        assertRefused("the server has too little memory", "heap");
        assertThat(Http.get(app.address("api/health/ready")).statusCode()).isEqualTo(200);

        for (int i = 0; i < keys; i++) {
            app.publish("ballast", null, "key" + i, "small");
        }
        assertThat(liveHeapPercent()).isLessThan(MAX_HEAP_PERCENT);
        assertThat(stream("127.0.0.1").status()).contains(" 200");
    }

    private static int liveHeapPercent() {
        run(
                Path.of(Server.javaHome(), "bin", "jcmd").toString(),
                server.handle().pid() + "",
                "GC.run");
        return app.statistic("resources", "liveHeapPercent");
    }

    /** Neither a stream nor a session gets a place. */
    private void assertRefused(String why, String reason) throws IOException {
        long streams = refusals("streams", reason);
        HttpResponse<String> stream = Http.get(app.stream("news"));
        assertThat(stream.statusCode()).isEqualTo(503);
        assertThat(stream.body()).contains(why);
        assertThat(stream.headers().firstValue("Retry-After")).isPresent();
        assertThat(refusals("streams", reason)).isGreaterThan(streams);

        long sockets = refusals("sockets", reason);
        try (SocketClient socket = SocketClient.open(app.socket("news"))) {
            assertThat(socket.awaitEnd().code()).isEqualTo(1013);
            assertThat(socket.awaitEnd().reason()).contains(why);
        }
        assertThat(refusals("sockets", reason)).isEqualTo(sockets + 1);
    }

    private static long refusals(String part, String reason) {
        JsonObject health = Http.json(Http.get(app.address("api/health/ready"))).asJsonObject();
        return health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals(part))
                .map(check -> check.getJsonObject("data").getJsonObject("refusals"))
                .mapToLong(refusals -> refusals.getInt(reason))
                .findFirst()
                .orElseThrow();
    }

    /** On Linux all of 127.0.0.0/8 is this machine. */
    private RawHttp stream(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        RawHttp client = RawHttp.get(socket, app.stream("news"));
        clients.add(client::vanish);
        return client;
    }

    private static void run(String... command) {
        Finished finished = Finished.run(new ProcessBuilder(command).redirectErrorStream(true));
        assertThat(finished.code()).as(finished.printed()).isZero();
    }
}
