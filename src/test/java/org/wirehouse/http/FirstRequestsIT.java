package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.wirehouse.support.Http;
import org.wirehouse.support.server.Server;

/** The first requests after a start, all at the same moment. */
class FirstRequestsIT {
    private static final int REQUESTS = 50;
    private static final int STARTS = 5;

    /** Fewer on servers that never failed here, unless the system property {@code first.requests.starts} says otherwise. */
    private static final int STARTS_HERE =
            Integer.getInteger("first.requests.starts", Server.name().startsWith("payara-micro") ? STARTS : 1);

    /** A status for each JSON resource. */
    private static final Map<String, Integer> RESOURCES = Map.of(
            "api/health/ready", 200,
            "api/health/live", 200,
            "api/ticker/feed", 200,
            "api/ticker/quotes", 200,
            "api/ticker/quotes/NOSUCH", 404,
            "api/channels", 200,
            "api/channels/news/events", 200,
            "api/chat", 200);

    @RepeatedTest(STARTS)
    void areAllAnswered(RepetitionInfo start) throws InterruptedException, ExecutionException {
        Assumptions.assumeTrue(start.getCurrentRepetition() <= STARTS_HERE, "started often enough");
        List<String> paths = List.copyOf(RESOURCES.keySet());
        ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
        try (Server server = Server.launch(Map.of())) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> servesItsPages(server));
            List<Callable<Void>> requests = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                String path = paths.get(i % paths.size());
                requests.add(() -> assertAnswered(path, Http.get(server.address(path))));
            }
            for (Future<Void> answered : clients.invokeAll(requests)) {
                answered.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** A page needs nothing of Jakarta REST, whose first requests are those of this test. */
    private static boolean servesItsPages(Server server) {
        try {
            return Http.get(server.address("css/tokens.css")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false; // nobody listens yet
        }
    }

    private static Void assertAnswered(String path, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(RESOURCES.get(path));
        assertThat(response.headers().firstValue("Content-Type").orElse("")).matches("application/(problem\\+)?json.*");
        assertThat(Http.json(response)).isNotNull();
        return null;
    }
}
