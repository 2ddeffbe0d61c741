package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;

/** Somebody in a chat over WebSocket, who keeps all lines that came. */
final class ChatClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(60)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<JsonObject> lines = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private ChatClient() {}

    /** Comes in for the first time and waits for the welcome. */
    static ChatClient enter(Deployed app, String room, String name) {
        return welcomed(connect(app, room, "name=" + Deployed.encoded(name)));
    }

    /** Comes back, or with a second connection. */
    static ChatClient enter(Deployed app, String room, String name, String ticket, @Nullable String after) {
        String cursor = after == null ? "" : "&after=" + after;
        return welcomed(connect(app, room, "name=" + Deployed.encoded(name) + "&ticket=" + ticket + cursor));
    }

    private static ChatClient welcomed(ChatClient client) {
        client.await("welcome", 1);
        return client;
    }

    /** Connects and waits for nothing. */
    static ChatClient connect(Deployed app, String room, String query) {
        ChatClient client = new ChatClient();
        URI address = app.address("ws/chat/" + Deployed.encoded(room).replace("+", "%20") + "?" + query);
        client.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(address.toString().replaceFirst("http", "ws")), client)
                .join();
        return client;
    }

    JsonObject welcome() {
        return of("welcome").get(0);
    }

    String ticket() {
        return welcome().getString("ticket");
    }

    /** The id of the last line that has one. */
    String lastId() {
        return lines().stream()
                .filter(line ->
                        line.containsKey("id") && !line.getString("type").equals("ack"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .getString("id");
    }

    ChatClient say(String text) {
        return send(Json.createObjectBuilder()
                .add("type", "say")
                .add("text", text)
                .add("ref", text.length() > 64 ? "long" : text)
                .build()
                .toString());
    }

    ChatClient send(String message) {
        socket().sendText(message, true).join();
        return this;
    }

    /** Sends and does not wait. */
    CompletionStage<?> begin(String message) {
        return socket().sendText(message, true);
    }

    List<JsonObject> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    List<JsonObject> of(String... types) {
        return lines().stream()
                .filter(line -> Stream.of(types).anyMatch(line.getString("type")::equals))
                .toList();
    }

    /** Waits for so many lines of a type, and returns those there are. */
    List<JsonObject> await(String type, int atLeast) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> assertThat(of(type))
                .as("lines so far: %s, end: %s", lines(), end.getNow("none"))
                .hasSizeGreaterThanOrEqualTo(atLeast));
        return of(type);
    }

    List<String> texts() {
        return of("said").stream().map(line -> line.getString("text")).toList();
    }

    /** What happened in the room: {@code joined Ann}, {@code said Ann hello}. */
    List<String> told() {
        return of("joined", "left", "said", "reset").stream()
                .map(line ->
                        line.getString("type") + " " + line.getString("name", "") + " " + line.getString("text", ""))
                .map(String::strip)
                .toList();
    }

    /** Waits for the end: {@code 1008 the reason}. */
    String end() {
        try {
            return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the session did not end; lines: " + lines(), e);
        }
    }

    boolean isOpen() {
        return !end.isDone();
    }

    void close(int code) {
        socket().sendClose(code, "").join();
    }

    @Override
    public void close() {
        socket().abort();
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        return socket;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            synchronized (lines) {
                partial.toString()
                        .lines()
                        .forEach(line -> lines.add(Http.json(line).asJsonObject()));
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end.complete("error " + error);
    }
}
