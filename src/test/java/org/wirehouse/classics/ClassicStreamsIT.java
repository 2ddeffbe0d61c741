package org.wirehouse.classics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

/** What goes over the wire, compared byte for byte. The server's heartbeat is as short as can be, and must not show. */
@ArquillianTest
class ClassicStreamsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> CHARACTERS = Typewriter.poem().characters();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
    void theCounterCountsFromZeroToNineAndEnds() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = CLIENT.send(request("stream").build(), BodyHandlers.ofByteArray());
        assertThat(text(response)).isEqualTo(numbers(0, 9));
        assertIsAnEventStream(response);
    }

    @Test
    void theClockTellsTheTimeOfTheServerEachSecondUntilTheClientLeaves() throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        LocalDateTime start = LocalDateTime.now(ZoneId.systemDefault());
        int ticks = 4;
        String told;
        try (InputStream body = open("events")) {
            told = new String(body.readNBytes(ticks * clockEvent(start).length()), UTF_8);
        }
        long seconds = since(startNanos).toSeconds();
        assertThat(seconds).isGreaterThanOrEqualTo(ticks - 1);
        List<String> events = List.of(told.split("(?<=\n\n)", -1));
        assertThat(events).hasSize(ticks + 1).last().isEqualTo("");
        assertThat(events.subList(0, ticks))
                .doesNotHaveDuplicates()
                .isSubsetOf(LongStream.rangeClosed(0, seconds + 1)
                        .mapToObj(start::plusSeconds)
                        .map(ClassicStreamsIT::clockEvent)
                        .toList());
        await().until(() -> app.openStreams() == 0);
    }

    @Test
    void theCounterToAHundredCountsOneASecond() throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        try (InputStream body = open("web/StreamChat")) {
            String first = new String(body.readNBytes(numbers(1, 4).length()), UTF_8);
            assertThat(since(startNanos)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
            assertThat(first).isEqualTo(numbers(1, 4));
        }
    }

    @Test
    void theTypewriterTypesItsTextAndGoesOnWhereverAClientWasCutOff() {
        int middle = CHARACTERS.size() / 2;
        long startNanos = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> whole = typed("");
        List<CompletableFuture<HttpResponse<byte[]>>> rests = IntStream.of(0, middle, CHARACTERS.size() - 2)
                .mapToObj(seen -> typed(String.valueOf(seen)))
                .toList();
        HttpResponse<byte[]> response = whole.join();

        assertThat(since(startNanos)).isGreaterThanOrEqualTo(Duration.ofMillis(300L * (CHARACTERS.size() - 1)));
        assertIsAnEventStream(response);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(text(response))
                .startsWith("id:0\nevent:lol\ndata:静\n\nid:1\nevent:lol\ndata:夜\n\n")
                .isEqualTo(keystrokes(0));
        assertThat(rests)
                .extracting(rest -> text(rest.join()))
                .containsExactly(keystrokes(1), keystrokes(middle + 1), keystrokes(CHARACTERS.size() - 1));
    }

    @Test
    void whatTheTypewriterTypesIsReadAsTheText() {
        int seen = CHARACTERS.size() - 8;
        try (SseClient client =
                SseClient.open(app.address("api/classic/api/sse"), "Last-Event-ID", String.valueOf(seen - 1))) {
            await().atMost(PATIENCE).until(() -> client.end().isDone());
            assertThat(client.end()).isCompletedWithValue(null);
            assertThat(client.data()).isEqualTo(CHARACTERS.subList(seen, CHARACTERS.size()));
            assertThat(client.events()).extracting(SseEvent::type).containsOnly("lol");
            assertThat(client.lastEventId()).isEqualTo(String.valueOf(CHARACTERS.size() - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "99999999999999999999"})
    void theTypewriterSendsAwayWhoHasItAll(String lastEventId) throws IOException, InterruptedException {
        assertSentAway(lastEventId);
        assertSentAway(String.valueOf(CHARACTERS.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1700000000000-7", "<b>&\"'"})
    void theTypewriterBeginsAnewForAnIdThatIsNoneOfIts(String lastEventId) throws IOException, InterruptedException {
        HttpRequest request =
                request("api/sse").header("Last-Event-ID", lastEventId).build();
        HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertThat(response.statusCode()).isEqualTo(200);
            String first = "id:0\nevent:lol\ndata:静\n\n";
            assertThat(new String(body.readNBytes(first.getBytes(UTF_8).length), UTF_8))
                    .isEqualTo(first);
        }
    }

    private void assertSentAway(String lastEventId) throws IOException, InterruptedException {
        HttpRequest request =
                request("api/sse").header("Last-Event-ID", lastEventId).build();
        HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(lastEventId).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    private static void assertIsAnEventStream(HttpResponse<?> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualToIgnoringCase("text/event-stream;charset=utf-8");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.address("api/classic/" + path)).timeout(PATIENCE);
    }

    private InputStream open(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).build(), BodyHandlers.ofInputStream()).body();
    }

    private CompletableFuture<HttpResponse<byte[]>> typed(String lastEventId) {
        HttpRequest.Builder request = request("api/sse");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }

    /** The day padded with a space, as Go does. */
    private static String clockEvent(LocalDateTime time) {
        return String.format(Locale.ENGLISH, "data: %1$tb %2$2d %1$tT\n\n", time, time.getDayOfMonth());
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static String numbers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "data: " + number + "\n\n")
                .collect(Collectors.joining());
    }

    /** What is sent from a character on; a line feed takes two lines, and a space at the beginning one more space. */
    private static String keystrokes(int first) {
        return IntStream.range(first, CHARACTERS.size())
                .mapToObj(i -> "id:" + i + "\nevent:lol\n" + data(CHARACTERS.get(i)) + "\n")
                .collect(Collectors.joining());
    }

    private static String data(String character) {
        return switch (character) {
            case "\n" -> "data:\ndata:\n";
            case " " -> "data:  \n";
            default -> "data:" + character + "\n";
        };
    }
}
