package org.wirehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that keeps all it has heard, and answers pings. Needs no thread of its own. */
public final class SocketClient implements AutoCloseable, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    /**
     * How a session ended.
     *
     * @param code 1006 if the connection broke
     */
    public record End(int code, String reason) {}

    private final List<String> texts = new ArrayList<>();
    private final List<byte[]> binaries = new ArrayList<>();
    private final List<byte[]> pongs = new ArrayList<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private volatile boolean paused;
    private volatile @Nullable WebSocket socket;

    private SocketClient() {}

    /** Opens a session and waits for the handshake. */
    public static SocketClient open(URI address, String... extraHeaders) {
        return open(HTTP, address, extraHeaders);
    }

    /** The same by way of a client of choice. */
    public static SocketClient open(HttpClient http, URI address, String... extraHeaders) {
        return begin(http, address, "", extraHeaders)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /** Opens a session without waiting. */
    public static CompletableFuture<SocketClient> begin(URI address, String subprotocol, String... extraHeaders) {
        return begin(HTTP, address, subprotocol, extraHeaders);
    }

    private static CompletableFuture<SocketClient> begin(
            HttpClient http, URI address, String subprotocol, String... extraHeaders) {
        SocketClient client = new SocketClient();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int i = 0; i < extraHeaders.length; i += 2) {
            builder.header(extraHeaders[i], extraHeaders[i + 1]);
        }
        if (!subprotocol.isEmpty()) {
            builder.subprotocols(subprotocol);
        }
        return builder.buildAsync(webSocket(address), client).thenApply(opened -> {
            client.socket = opened;
            return client;
        });
    }

    /** The answer to a handshake that the server refuses; its body cannot be had. */
    public static HttpResponse<?> refusal(URI address, String... extraHeaders) {
        try (SocketClient client = open(address, extraHeaders)) {
            throw new AssertionError("the handshake was not refused, the protocol is '" + client.subprotocol() + "'");
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse();
            }
            throw e;
        }
    }

    private static URI webSocket(URI address) {
        return URI.create("ws" + address.toString().substring("http".length()));
    }

    /** What the server chose from the protocols that were offered, or empty text. */
    public String subprotocol() {
        return socket().getSubprotocol();
    }

    /** Sends a text message and waits until the connection has taken it. */
    public SocketClient send(String message) {
        return sent(socket().sendText(message, true));
    }

    /** Sends a part of a text message. */
    public SocketClient sendPart(String part, boolean last) {
        return sent(socket().sendText(part, last));
    }

    /** Sends a binary message and waits until the connection has taken it. */
    public SocketClient send(byte[] message) {
        return sendPart(message, true);
    }

    /** Sends a part of a binary message. */
    public SocketClient sendPart(byte[] part, boolean last) {
        return sent(socket().sendBinary(ByteBuffer.wrap(part), last));
    }

    public SocketClient ping(byte[] payload) {
        return sent(socket().sendPing(ByteBuffer.wrap(payload)));
    }

    private SocketClient sent(CompletableFuture<WebSocket> sending) {
        sending.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return this;
    }

    /** All text messages so far. */
    public synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    public synchronized List<byte[]> binaries() {
        return List.copyOf(binaries);
    }

    public synchronized List<byte[]> pongs() {
        return List.copyOf(pongs);
    }

    /** All lines of all text messages so far, which must be JSON objects. */
    public List<JsonObject> lines() {
        return texts().stream()
                .flatMap(message -> message.lines())
                .map(line -> Http.json(line).asJsonObject())
                .toList();
    }

    /** The lines that are events: those with a channel. */
    public List<JsonObject> events() {
        return lines().stream().filter(line -> line.containsKey("channel")).toList();
    }

    /** The lines of this type that are about the stream: those without a channel. */
    public List<JsonObject> notes(String type) {
        return lines().stream()
                .filter(line ->
                        !line.containsKey("channel") && line.getString("type").equals(type))
                .toList();
    }

    /** The data of all events, as text. */
    public List<String> data() {
        return events().stream().map(event -> event.getString("data")).toList();
    }

    /** Waits until so many text messages have come, and returns all there are. */
    public List<String> awaitTexts(int atLeast) {
        await(() -> assertThat(texts()).hasSizeGreaterThanOrEqualTo(atLeast));
        return texts();
    }

    /** Waits until so many events have come, and returns all there are. */
    public List<JsonObject> await(int atLeast) {
        await(() -> assertThat(events()).hasSizeGreaterThanOrEqualTo(atLeast));
        return events();
    }

    /** Waits for a line of this type that is about the stream, and returns the first. */
    public JsonObject awaitNote(String type) {
        await(() -> assertThat(notes(type)).as("of all %s", texts()).isNotEmpty());
        return notes(type).get(0);
    }

    /** Waits for the welcome: the cursor is placed. */
    public SocketClient welcomed() {
        awaitNote("welcome");
        return this;
    }

    /** The cursor to come back with: the highest id that was told. */
    public String cursor() {
        List<JsonObject> told =
                lines().stream().filter(line -> line.containsKey("id")).toList();
        return told.get(told.size() - 1).getString("id");
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(assertion);
    }

    /** Stops reading from the connection, but for what is on its way inside this client. */
    public void pause() {
        paused = true;
    }

    /** Reads on. */
    public void resume() {
        paused = false;
        socket().request(1);
    }

    public boolean hasEnded() {
        return end.isDone();
    }

    /** Waits until the session has ended. */
    public End awaitEnd() {
        return end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Goes without a farewell. */
    public void vanish() {
        socket().abort();
    }

    /** Says good-bye; the server's answer is not waited for. */
    @Override
    public void close() {
        if (!socket().isOutputClosed()) {
            var unused = socket().sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }

    private WebSocket socket() {
        WebSocket opened = socket;
        if (opened == null) {
            throw new IllegalStateException("the session is not open yet");
        }
        return opened;
    }

    private void next(WebSocket webSocket) {
        if (!paused) {
            webSocket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            synchronized (this) {
                texts.add(text.toString());
            }
            text.setLength(0);
        }
        next(webSocket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer part, boolean last) {
        binary.writeBytes(bytes(part));
        if (last) {
            synchronized (this) {
                binaries.add(binary.toByteArray());
            }
            binary.reset();
        }
        next(webSocket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer payload) {
        synchronized (this) {
            pongs.add(bytes(payload));
        }
        next(webSocket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer payload) {
        next(webSocket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end.complete(new End(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable failure) {
        end.complete(new End(1006, String.valueOf(failure)));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
