package org.wirehouse.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The application as its clients see it.
 *
 * @param base its address, with a slash at the end
 */
public record Deployed(URI base) {
    /** The WAR that Arquillian has deployed. On JDK 25 Payara Micro 6.2025.10 can answer 404 for a moment after it said so. */
    public static Deployed at(URL announced) {
        Deployed app = new Deployed(BuiltWar.base(announced));
        await().until(() -> Http.get(app.address("api/health/live")).statusCode() == 200);
        return app;
    }

    public URI address(String path) {
        return base.resolve(path);
    }

    /** Where the events of a channel are. */
    public URI events(String channel) {
        return address("api/channels/" + channel + "/events");
    }

    /** A stream of channels. */
    public URI stream(String... channels) {
        return address("api/stream?channel=" + String.join("&channel=", channels));
    }

    /** The same over WebSocket. */
    public URI socket(String... channels) {
        return address("ws/stream?channel=" + String.join("&channel=", channels));
    }

    /** Publishes text and returns the id of the event. */
    public String publish(String channel, String data) {
        return publish(channel, null, null, data);
    }

    /** Publishes text and returns the id of the event. */
    public String publish(String channel, @Nullable String type, @Nullable String key, String data) {
        String query = (type == null ? "" : "type=" + encoded(type)) + (key == null ? "" : "&key=" + encoded(key));
        HttpResponse<String> response =
                Http.post(URI.create(events(channel) + "?" + query), "text/plain; charset=utf-8", data);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Http.json(response).asJsonObject().getString("id");
    }

    /** Publishes the numbers from {@code from} to before {@code to}, one event each. */
    public void publishNumbers(String channel, int from, int to) {
        numbers(from, to).forEach(number -> publish(channel, number));
    }

    public static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A number of a part of the application, such as {@code open} of {@code streams}. */
    public int statistic(String part, String name) {
        return Http.json(Http.get(address("api/health/ready"))).asJsonObject().getJsonArray("checks").stream()
                .map(check -> check.asJsonObject())
                .filter(check -> check.getString("name").equals(part))
                .map(check -> check.getJsonObject("data"))
                .mapToInt(data -> data.getInt(name))
                .findFirst()
                .orElseThrow();
    }

    /** Threads of the server's virtual machine, of late. */
    public int threads() {
        await().until(() -> !page("monitor", "").getJsonArray("events").isEmpty());
        JsonArray beats = page("monitor", "limit=1000").getJsonArray("events");
        String vitals = beats.getJsonObject(beats.size() - 1).getString("data");
        return Http.json(vitals).asJsonObject().getJsonObject("jvm").getInt("threads");
    }

    public int openStreams() {
        return statistic("streams", "open");
    }

    public int openSockets() {
        return statistic("sockets", "open");
    }

    /** A page of what a channel retains. */
    public JsonObject page(String channel, String query) {
        HttpResponse<String> response = Http.get(URI.create(events(channel) + "?" + query));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Http.json(response).asJsonObject();
    }
}
