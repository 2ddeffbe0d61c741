package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;
import org.wirehouse.support.server.Server;

/** A client that stops reading in the middle and reads on before the deadline. */
class PausingClientIT {
    private static final String TEXT = "x".repeat(60_000);
    private static final int LOOKS = 20;
    private static final int AT_MOST_EVENTS = 3_000;

    private int published;

    @Test
    void losesNothingThatTheHistoryStillHolds() {
        try (Server server = start(1 << 29)) {
            Deployed app = server.app();
            try (SseClient client = SseClient.open(app.stream("news")).placed()) {
                String last = pauseAndResume(app, client);
                await().until(() -> client.lastEventId().equals(last));
                List<SseEvent> events = client.events();
                assertThat(events)
                        .extracting(event -> number(event))
                        .isEqualTo(IntStream.range(0, published).boxed().toList());
                assertThat(events).extracting(SseEvent::type).containsOnly("message");
            }
        }
    }

    @Test
    void isToldWhatItHasLost() {
        try (Server server = start(1 << 20)) {
            Deployed app = server.app();
            try (SseClient client = SseClient.open(app.stream("news")).placed()) {
                String last = pauseAndResume(app, client);
                await().until(() -> client.lastEventId().equals(last));
                List<SseEvent> events = client.events();
                assertThat(events).extracting(SseEvent::type).contains("reset");
                for (int i = 1; i < events.size(); i++) {
                    boolean reset = events.get(i).type().equals("reset");
                    boolean afterReset = events.get(i - 1).type().equals("reset");
                    assertThat(reset || afterReset || number(events.get(i)) == number(events.get(i - 1)) + 1)
                            .as("a gap before %s", events.get(i).id())
                            .isTrue();
                }
            }
        }
    }

    private static Server start(long historyBytes) {
        return Server.start(Map.of(
                "wirehouse.write.deadline.seconds", "120",
                "wirehouse.history.count", "100000",
                "wirehouse.history.bytes", Long.toString(historyBytes)));
    }

    /** Returns the id of the last event. */
    private String pauseAndResume(Deployed app, SseClient client) {
        publish(app);
        client.await(1);
        client.pause();
        int lagging = 0;
        String last = "";
        for (int i = 0; i < AT_MOST_EVENTS && lagging < LOOKS; i++) {
            last = publish(app);
            lagging = app.statistic("hub", "lagging") == 1 ? lagging + 1 : 0;
        }
        assertThat(lagging).as("times in a row the client was behind").isEqualTo(LOOKS);
        for (int i = 0; i < 2 * LOOKS; i++) {
            last = publish(app);
        }
        client.resume();
        return last;
    }

    private String publish(Deployed app) {
        return app.publish("news", published++ + TEXT);
    }

    private static int number(SseEvent event) {
        return Integer.parseInt(event.data().replace(TEXT, ""));
    }
}
