package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
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
class ResetIT {
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int HISTORY_BYTES = 16 << 20;

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
    @ValueSource(
            strings = {
                "1-1",
                "1500000000000-7",
                "99999999999999-0",
                "999999999999999999-999999999999999999",
                "abc",
                "17",
                "-1-1",
                "9223372036854775807-9223372036854775807"
            })
    void tellsAClientThatBringsAnIdOfAnotherLogAndGivesItWhatThereIs(String id) {
        String known = app.publish("bench", "what there is");
        try (SseClient client = SseClient.open(app.stream("bench"), "Last-Event-ID", id)) {
            await().until(() -> client.lastEventId().equals(known));
            String fresh = app.publish("bench", "what is new");
            await().until(() -> client.lastEventId().equals(fresh));
            assertThat(client.events().get(0).type()).isEqualTo("reset");
            assertThat(client.events().get(0).data()).isEqualTo("{\"reason\":\"history-lost\"}");
            assertThat(client.events()).extracting(SseEvent::type).containsOnlyOnce("reset");
            assertThat(client.data()).endsWith("what there is", "what is new");
        }
    }

    @Test
    void tellsAClientWhoseIdFellOutOfTheHistory() {
        String old = app.publish("tiny", "old");
        List<String> published = new ArrayList<>();
        for (int i = 100; i <= 100 + HISTORY_BYTES / MAX_BODY_BYTES; i++) {
            published.add(i + "x".repeat(MAX_BODY_BYTES - 3));
        }
        published.add("head");
        String head = "";
        for (String text : published) {
            head = app.publish("tiny", text);
        }
        String last = head;
        try (SseClient client = SseClient.open(app.stream("tiny"), "Last-Event-ID", old)) {
            await().until(() -> client.lastEventId().equals(last));
            List<SseEvent> events = client.events();
            assertThat(events.get(0).type()).isEqualTo("reset");
            assertThat(events).extracting(SseEvent::type).containsOnlyOnce("reset");
            int kept = events.size() - 1;
            assertThat(kept).isGreaterThan(200);
            assertThat(events.subList(1, events.size()))
                    .extracting(SseEvent::data)
                    .isEqualTo(published.subList(published.size() - kept, published.size()));
        }
    }
}
