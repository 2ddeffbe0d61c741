package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.RawHttp;
import org.wirehouse.support.SseClient;

@ArquillianTest
class SlowClientsIT {
    private static final int SLOW = 20;
    /** Together 28 MB: on Payara Micro some 11 MB go into the buffers of a loopback connection before it stalls. */
    private static final int EVENTS = 800;

    private static final int STRIDE = 40;

    @ArquillianResource
    URL announced;

    private final List<RawHttp> slow = new ArrayList<>();
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
        slow.forEach(RawHttp::close);
    }

    @Test
    void costNeitherThePublisherNorAReaderAnythingAndAreEnded() {
        Duration before;
        Duration meanwhile;
        try (SseClient reader = SseClient.open(app.stream("bench")).placed()) {
            before = publish(reader, 0);
        }
        int overdue = app.statistic("streams", "overdue");
        try (SseClient reader = SseClient.open(app.stream("bench")).placed()) {
            for (int i = 0; i < SLOW; i++) {
                slow.add(RawHttp.get(app.stream("bench")));
            }
            await().until(() -> app.openStreams() == SLOW + 1);

            meanwhile = publish(reader, SLOW);

            assertThat(reader.data()).isEqualTo(published());
            await().untilAsserted(() ->
                    assertThat(app.statistic("streams", "overdue")).isEqualTo(overdue + SLOW));
            assertThat(app.openStreams()).isEqualTo(1);
            app.publish("bench", "goes on");
            assertThat(reader.await(EVENTS + 1).get(EVENTS).data()).isEqualTo("goes on");
        }
        assertThat(slow).allSatisfy(client -> assertThat(client.drain()).isPositive());
        assertThat(meanwhile).isLessThan(before.multipliedBy(20).plusMillis(500));
    }

    /** Publishes while a reader keeps up, and returns the median time of a call. */
    private Duration publish(SseClient reader, int stalled) {
        List<Duration> times = new ArrayList<>();
        List<String> events = published();
        for (int i = 0; i < events.size(); i++) {
            long start = System.nanoTime();
            app.publish("bench", events.get(i));
            times.add(Duration.ofNanos(System.nanoTime() - start));
            if (i % STRIDE == 0) {
                reader.await(i - STRIDE);
            }
        }
        reader.await(events.size());
        times.sort(null);
        Duration median = times.get(times.size() / 2);
        System.out.printf(
                "publishing beside %d stalled clients: median %d us, slowest %d us%n",
                stalled, median.toNanos() / 1_000, times.get(times.size() - 1).toNanos() / 1_000);
        return median;
    }

    private static List<String> published() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(i + "x".repeat(10_000 + i * 997 % 50_000));
        }
        return events;
    }

    @Test
    void areForgottenWhenTheyVanish() {
        for (int i = 0; i < SLOW; i++) {
            slow.add(RawHttp.get(app.stream("tiny")));
        }
        await().until(() -> app.openStreams() == SLOW);

        slow.forEach(RawHttp::vanish);

        await().until(() -> app.openStreams() == 0);
        await().until(() -> app.statistic("hub", "subscriptions") == 0);
    }
}
