package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.hub.EventId;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

@ArquillianTest
class StreamIT {
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

    @Test
    void streamsWhatIsPublished() {
        try (SseClient client = SseClient.open(app.stream("news")).placed()) {
            app.publishNumbers("news", 0, 20);
            assertThat(client.await(20)).extracting(SseEvent::data).isEqualTo(Deployed.numbers(0, 20));
            assertThat(client.events()).extracting(SseEvent::type).containsOnly("message");
        }
    }

    @Test
    void tellsProxiesToLetItPass() {
        try (SseClient client = SseClient.open(app.stream("news"))) {
            HttpHeaders headers = client.headers();
            assertThat(headers.firstValue("Content-Type").orElse("").replace(" ", ""))
                    .isEqualToIgnoringCase("text/event-stream;charset=utf-8");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-cache, no-transform");
            assertThat(headers.firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(headers.firstValue("Content-Length")).isEmpty();
        }
    }

    @Test
    void beginsWithThePositionBeforeAnyEvent() {
        String head = app.publish("news", "before");
        try (SseClient client = SseClient.open(app.stream("news")).placed()) {
            await().until(() -> !client.lastEventId().isEmpty());
            assertThat(EventId.parse(client.lastEventId())).isGreaterThanOrEqualTo(EventId.parse(head));
            assertThat(client.events()).isEmpty();
        }
    }

    @Test
    void tellsEachClientItsOwnTimeToComeBack() {
        Set<Long> times = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            try (SseClient client = SseClient.open(app.stream("news")).placed()) {
                times.add(client.retryMillis());
            }
        }
        assertThat(times).hasSizeGreaterThan(5).allMatch(millis -> millis >= 2_000 && millis <= 4_000);
    }

    @Test
    void bringsSeveralChannelsInTheOrderOfIds() {
        try (SseClient client =
                SseClient.open(app.stream("news", "bench", "prices")).placed()) {
            for (int i = 0; i < 30; i++) {
                app.publish(List.of("news", "bench", "prices").get(i % 3), null, "key" + i, String.valueOf(i));
            }
            assertThat(client.await(30)).extracting(SseEvent::data).isEqualTo(Deployed.numbers(0, 30));
            assertThat(client.events())
                    .extracting(event -> EventId.parse(event.id()))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void bringsOnlyTheChannelsThatWereAskedFor() {
        try (SseClient client = SseClient.open(app.stream("bench")).placed()) {
            app.publish("news", "not for this client");
            app.publish("bench", "for this client");
            assertThat(client.await(1)).extracting(SseEvent::data).containsExactly("for this client");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/stream?channel=news", "api/ticker/stream", "api/classic/events"})
    void keepsNoStreamForWhoAsksForTheHeadersAlone(String path) {
        int before = app.statistic("streams", "opened");
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(app.address(path)).method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(app.statistic("streams", "opened")).isEqualTo(before + 1);
        await().until(() -> app.openStreams() == 0);
    }

    @Test
    void keepsAnIdleStreamAliveWithComments() {
        try (SseClient client = SseClient.open(app.stream("tiny")).placed()) {
            await().untilAsserted(() -> assertThat(client.comments()).isGreaterThanOrEqualTo(2));
            assertThat(client.events()).isEmpty();
        }
    }

    @Test
    void keepsAnIdleStreamAliveWithEventsIfAskedTo() {
        URI address = URI.create(app.stream("tiny") + "&heartbeat=event");
        try (SseClient client = SseClient.open(address).placed()) {
            assertThat(client.await(1)).extracting(SseEvent::type).containsExactly("heartbeat");
            int seconds = Http.json(client.data().get(0)).asJsonObject().getInt("seconds");
            assertThat(seconds).isPositive();
            String position = client.lastEventId();
            assertThat(client.await(3)).extracting(SseEvent::type).containsOnly("heartbeat");
            assertThat(client.comments()).isZero();
            assertThat(EventId.parse(client.lastEventId())).isGreaterThanOrEqualTo(EventId.parse(position));
        }
    }
}
