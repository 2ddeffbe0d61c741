package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wirehouse.support.Deployed.numbers;
import static org.wirehouse.support.Problems.assertProblem;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

@ArquillianTest
class ManyStreamsIT {
    private static final int STREAMS = 2_000;
    /** What {@code arquillian.xml} allows. */
    private static final int MAX_STREAMS = 2_100;

    private static final int EVENTS = 20;

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
        await().until(() -> app.openStreams() == 0);
    }

    @Test
    void eachBringEveryEventOnceAndLeaveNothingBehind() {
        open(STREAMS);
        app.publishNumbers("news", 0, EVENTS);
        await().until(() -> clients.stream().allMatch(client -> client.count() >= EVENTS));

        assertThat(clients.stream().map(SseClient::data).collect(Collectors.toSet()))
                .containsExactly(numbers(0, EVENTS));
        assertThat(clients.stream()
                        .map(client ->
                                client.events().stream().map(SseEvent::id).toList())
                        .distinct())
                .hasSize(1);

        clients.forEach(SseClient::close);
        await().until(() -> app.openStreams() == 0);
        assertThat(app.statistic("hub", "subscriptions")).isZero();
    }

    @Test
    void areRefusedWhenThereAreTooMany() {
        open(MAX_STREAMS);
        int refused = app.statistic("streams", "refused");

        HttpResponse<String> response = Http.get(app.stream("news"));

        assertProblem(response, 503, "");
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElse("")))
                .isBetween(1, 10);
        assertThat(app.statistic("streams", "refused")).isEqualTo(refused + 1);
        clients.remove(0).close();
        await().until(() -> app.openStreams() == MAX_STREAMS - 1);
        clients.add(SseClient.open(app.stream("news")).placed());
    }

    private void open(int count) {
        IntStream.range(0, count).forEach(i -> clients.add(SseClient.begin(app.stream("news"))));
        await().until(() -> clients.stream().allMatch(client -> client.retryMillis() >= 0));
        await().until(() -> app.openStreams() == count);
    }
}
