package org.wirehouse.support;

import jakarta.json.Json;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to a server under test. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(2))
            .build();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Http() {}

    public static HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(3)));
    }

    /** Posts with the token of the tests. */
    public static HttpResponse<String> post(URI address, String mediaType, String body) {
        return post(address, mediaType, BodyPublishers.ofString(body));
    }

    /** Posts with the token of the tests. */
    public static HttpResponse<String> post(URI address, String mediaType, BodyPublisher body) {
        return send(HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + BuiltWar.TOKEN)
                .header("Content-Type", mediaType)
                .POST(body));
    }

    /** Sends a request; the time for the whole of the response is bounded, also if it is a stream by mistake. */
    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.sendAsync(request.build(), BodyHandlers.ofString())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException(e.getCause()));
        } catch (TimeoutException e) {
            throw new AssertionError("the response did not end within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonStructure json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonStructure json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        }
    }
}
