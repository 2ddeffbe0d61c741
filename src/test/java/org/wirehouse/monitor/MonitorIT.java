package org.wirehouse.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Problems.assertProblem;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;
import org.wirehouse.support.server.Server;

@ArquillianTest
class MonitorIT {
    @ArquillianResource
    URL announced;

    private final List<SseClient> clients = new ArrayList<>();
    private Deployed app;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    @BeforeEach
    void find() {
        app = Deployed.at(announced);
    }

    @AfterEach
    void hangUp() {
        clients.forEach(SseClient::close);
    }

    @Test
    void countsTheStreamsThatOpenAndClose() {
        SseClient monitor = open("monitor");
        await().until(() -> openStreams(last(monitor)) == 1);

        for (int i = 0; i < 3; i++) {
            open("news");
        }
        await().until(() -> openStreams(last(monitor)) == 4);

        clients.remove(clients.size() - 1).close();
        await().until(() -> openStreams(last(monitor)) == 3);
    }

    @Test
    void tellsHowFastEventsArePublished() {
        SseClient monitor = open("monitor");
        await().until(() -> rate(last(monitor)) == 0);
        int before = monitor.count();

        app.publishNumbers("news", 0, 50);

        await().until(() -> vitals(monitor).stream().skip(before).anyMatch(beat -> rate(beat) > 0));
        await().until(() -> rate(last(monitor)) == 0);
        // the rates times the seconds they hold for are the events again, but for the rounding of each
        List<JsonObject> beats = vitals(monitor);
        double counted = 0;
        for (int i = before; i < beats.size(); i++) {
            counted += rate(beats.get(i)) * (millis(beats.get(i)) - millis(beats.get(i - 1))) / 1_000.0;
        }
        assertThat(counted).isBetween(40.0, 60.0);
    }

    @Test
    void tellsHowTheVirtualMachineIs() {
        JsonObject jvm = last(open("monitor")).getJsonObject("jvm");

        assertThat(jvm.getJsonNumber("heapUsedBytes").longValueExact()).isPositive();
        assertThat(jvm.getJsonNumber("heapMaxBytes").longValueExact()).isLessThanOrEqualTo(1L << 30);
        assertThat(jvm.getJsonNumber("uptimeMillis").longValueExact()).isPositive();
        assertThat(jvm.getJsonNumber("cpuLoad").doubleValue()).isBetween(0.0, 1.0);
        assertThat(jvm.getInt("threads")).isPositive();
    }

    @Test
    void givesTheMinutesBeforeToWhoComesLater() {
        await().until(() -> app.page("monitor", "").getJsonArray("events").size() >= 3);

        SseClient client = SseClient.open(app.address("api/stream?channel=monitor&lastEventId=0-0"));
        clients.add(client);

        assertThat(client.await(3)).extracting(SseEvent::type).containsOnly("vitals");
        List<JsonObject> beats = vitals(client);
        assertThat(millis(beats.get(2))).isGreaterThan(millis(beats.get(0)));
    }

    @Test
    void takesNoEventsOfOthers() {
        assertProblem(Http.post(app.events("monitor"), "application/json", "{}"), 403, "monitor");
    }

    @Test
    void countsWhoIsRefused() {
        try (Server server = Server.start(Map.of("wirehouse.max.clients", "2"));
                SseClient monitor = SseClient.open(server.app().stream("monitor"));
                SseClient other = SseClient.open(server.app().stream("news")).placed()) {
            assertThat(sse(last(monitor)).getInt("refused")).isZero();

            assertProblem(Http.get(server.app().stream("news")), 503, "");
            assertProblem(Http.get(server.app().stream("monitor")), 503, "");

            await().until(() -> sse(last(monitor)).getInt("refused") == 2);
            assertThat(openStreams(last(monitor))).isEqualTo(2);
            assertThat(other.end()).isNotDone();
        }
    }

    private SseClient open(String channel) {
        SseClient client = SseClient.open(app.stream(channel)).placed();
        clients.add(client);
        return client;
    }

    private static List<JsonObject> vitals(SseClient client) {
        return client.data().stream()
                .map(data -> Http.json(data).asJsonObject())
                .toList();
    }

    private static JsonObject last(SseClient client) {
        client.await(1);
        List<JsonObject> all = vitals(client);
        return all.get(all.size() - 1);
    }

    private static JsonObject sse(JsonObject vitals) {
        return vitals.getJsonObject("connections").getJsonObject("sse");
    }

    private static int openStreams(JsonObject vitals) {
        return sse(vitals).getInt("open");
    }

    private static double rate(JsonObject vitals) {
        JsonNumber rate = vitals.getJsonNumber("eventsPerSecond");
        return rate == null ? -1 : rate.doubleValue(); // the first beat has none
    }

    private static long millis(JsonObject vitals) {
        return Instant.parse(vitals.getString("time")).toEpochMilli();
    }
}
