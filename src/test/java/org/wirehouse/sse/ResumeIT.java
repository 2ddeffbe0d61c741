package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Deployed.numbers;

import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

@ArquillianTest
class ResumeIT {
    private static final int CUTS = 8;

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
    @ValueSource(strings = {"header", "query"})
    void losesAndRepeatsNothingWhenCutWhilePublishingGoesOn(String by) throws Exception {
        int count = 800;
        String cursor = app.publish("news", "before");
        var publishing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < count; i++) {
                app.publish(i % 2 == 0 ? "news" : "bench", String.valueOf(i));
            }
        });
        List<SseEvent> received = new ArrayList<>();
        for (int cut = 1; cut <= CUTS; cut++) {
            int enough = cut < CUTS ? 1 + cut * 7 : count - received.size();
            SseClient client = resume(by, cursor);
            client.await(enough);
            client.close();
            received.addAll(client.events());
            cursor = received.get(received.size() - 1).id();
        }
        publishing.get(120, TimeUnit.SECONDS);
        assertThat(received).extracting(SseEvent::data).isEqualTo(numbers(0, count));
    }

    private SseClient resume(String by, String id) {
        URI stream = app.stream("news", "bench");
        return by.equals("header")
                ? SseClient.open(stream, "Last-Event-ID", id)
                : SseClient.open(URI.create(stream + "&lastEventId=" + id));
    }

    @Test
    void believesTheHeaderRatherThanTheQuery() {
        String first = app.publish("news", "first");
        String second = app.publish("news", "second");
        app.publish("news", "third");
        URI stream = URI.create(app.stream("news") + "&lastEventId=" + first);
        try (SseClient client = SseClient.open(stream, "Last-Event-ID", second)) {
            client.await(1);
            app.publish("news", "fourth");
            assertThat(client.await(2)).extracting(SseEvent::data).containsExactly("third", "fourth");
        }
    }

    @Test
    void goesOnFromThePositionOfAClientThatSawNoEvent() {
        String cursor;
        try (SseClient client = SseClient.open(app.stream("tiny")).placed()) {
            cursor = client.lastEventId();
        }
        app.publish("tiny", "missed");
        try (SseClient client = SseClient.open(app.stream("tiny"), "Last-Event-ID", cursor)) {
            assertThat(client.await(1)).extracting(SseEvent::data).containsExactly("missed");
        }
    }

    @Test
    void bringsOnlyTheLatestOfEachKeyToAReturningClient() {
        String cursor = app.publish("prices", "price", "AAPL", "1");
        app.publish("prices", "price", "IBM", "10");
        for (int i = 0; i < 5; i++) {
            app.publish("prices", "price", "MSFT", "100." + i);
            app.publish("prices", "price", "AAPL", "1." + i);
        }
        try (SseClient client = SseClient.open(app.stream("prices"), "Last-Event-ID", cursor)) {
            client.await(3);
            app.publish("prices", "price", "IBM", "11");
            assertThat(client.await(4)).extracting(SseEvent::data).containsExactly("10", "100.4", "1.4", "11");
            assertThat(client.events()).extracting(SseEvent::type).containsOnly("price");
        }
    }
}
