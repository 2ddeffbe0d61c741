package org.wirehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client of an event stream that keeps all it has heard. Needs no thread of its own. */
public final class SseClient implements AutoCloseable, Flow.Subscriber<String> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final List<SseEvent> events = new ArrayList<>();
    private final SseParser parser = new SseParser(events::add);
    private final CompletableFuture<HttpResponse.ResponseInfo> head = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription lines;
    private volatile boolean paused;

    private SseClient() {}

    /** Opens a stream and waits for its headers, which must be those of an event stream. */
    public static SseClient open(URI address, String... extraHeaders) {
        return open(HTTP, address, extraHeaders);
    }

    /** The same by way of a client of choice. */
    public static SseClient open(HttpClient http, URI address, String... extraHeaders) {
        SseClient client = begin(http, address, extraHeaders);
        HttpHeaders headers = client.headers();
        assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return client;
    }

    /** Opens a stream without waiting. */
    public static SseClient begin(URI address, String... extraHeaders) {
        return begin(HTTP, address, extraHeaders);
    }

    private static SseClient begin(HttpClient http, URI address, String... extraHeaders) {
        SseClient client = new SseClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (extraHeaders.length > 0) {
            request.headers(extraHeaders);
        }
        var unused = http.sendAsync(request.build(), response -> {
                    if (response.statusCode() == 200) {
                        client.head.complete(response);
                    } else {
                        client.head.completeExceptionally(
                                new IllegalStateException("the server answered " + response.statusCode()));
                    }
                    return HttpResponse.BodySubscribers.fromLineSubscriber(client);
                })
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        client.head.completeExceptionally(failure);
                        client.end.complete(failure);
                    }
                });
        return client;
    }

    public HttpHeaders headers() {
        return head().headers();
    }

    /** The version of HTTP that the stream comes by. */
    public HttpClient.Version version() {
        return head().version();
    }

    private HttpResponse.ResponseInfo head() {
        try {
            return head.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no event stream: " + e, e);
        }
    }

    /** All events so far. */
    public List<SseEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    public int count() {
        synchronized (events) {
            return events.size();
        }
    }

    public List<String> data() {
        return events().stream().map(SseEvent::data).toList();
    }

    /** Waits until at least so many events have come, and returns all there are. */
    public List<SseEvent> await(int atLeast) {
        Awaitility.await().pollInterval(Duration.ofMillis(10)).untilAsserted(() -> assertThat(count())
                .isGreaterThanOrEqualTo(atLeast));
        return events();
    }

    public String lastEventId() {
        synchronized (events) {
            return parser.lastEventId();
        }
    }

    public int comments() {
        synchronized (events) {
            return parser.comments();
        }
    }

    /** What the server said to wait before coming back, or -1. */
    public long retryMillis() {
        synchronized (events) {
            return parser.retryMillis();
        }
    }

    /** How often the server said so. */
    public int retries() {
        synchronized (events) {
            return parser.retries();
        }
    }

    /** Stops reading from the connection, but for what is on its way inside this client. */
    public void pause() {
        paused = true;
    }

    /** Reads on. */
    public void resume() {
        paused = false;
        Flow.Subscription subscription = lines;
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /** Completes when the stream ends: with null if the server ended it in order. */
    public CompletableFuture<@Nullable Throwable> end() {
        return end;
    }

    /** Waits until the first bytes have come: the cursor is placed. */
    public SseClient placed() {
        Awaitility.await().until(() -> retryMillis() >= 0);
        return this;
    }

    @Override
    public void close() {
        Flow.Subscription subscription = lines;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        lines = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(String line) {
        synchronized (events) {
            parser.line(line);
        }
        Flow.Subscription subscription = lines;
        if (subscription != null && !paused) {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.complete(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
