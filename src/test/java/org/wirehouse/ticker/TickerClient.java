package org.wirehouse.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wirehouse.hub.EventId;
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

/**
 * A client of the ticker that keeps a table of quotes as a page does, across lost connections. It checks whatever it
 * hears: ids only grow, no quote is older than the one it replaces, and within a day the number of trades grows. For one
 * thread.
 */
final class TickerClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI address;
    private final Map<String, JsonObject> quotes = new TreeMap<>();
    private final List<JsonObject> feeds = new ArrayList<>();
    private EventId last = EventId.ZERO;
    private int snapshots;
    private int quoteEvents;
    private SseClient connection;
    private int taken;

    private TickerClient(URI address) {
        this.address = address;
        this.connection = SseClient.open(address);
    }

    /** Connects as a new client, and waits until its cursor is placed. */
    static TickerClient open(URI address) {
        TickerClient client = new TickerClient(address);
        client.connection.placed();
        return client;
    }

    /** Loses the connection, and with it all that was not yet taken from it. */
    void cut() {
        takeAll();
        connection.close();
    }

    /** Comes back with the id of the last event it has taken. */
    void resume() {
        connection = SseClient.open(address, "Last-Event-ID", last.toString());
        taken = 0;
    }

    /** The table after all that has been heard so far, by symbol. */
    Map<String, JsonObject> quotes() {
        takeAll();
        return quotes;
    }

    /** Waits until the table is this one. */
    void awaitQuotes(Map<String, JsonObject> expected) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(quotes())
                .isEqualTo(expected));
    }

    int snapshots() {
        return snapshots;
    }

    int quoteEvents() {
        return quoteEvents;
    }

    /** The states of the feed, in the order in which they came. */
    List<JsonObject> feeds() {
        takeAll();
        return feeds;
    }

    @Override
    public void close() {
        connection.close();
    }

    private void takeAll() {
        List<SseEvent> events = connection.events();
        for (; taken < events.size(); taken++) {
            take(events.get(taken));
        }
    }

    private void take(SseEvent event) {
        EventId id = event.id().isEmpty() ? EventId.ZERO : EventId.parse(event.id());
        switch (event.type()) {
            case "snapshot" -> {
                snapshots++;
                quotes.clear();
                merge(event);
                assertThat(id).isGreaterThanOrEqualTo(last);
            }
            case "quotes" -> {
                quoteEvents++;
                merge(event);
                assertThat(id).isGreaterThan(last);
            }
            case "feed" -> {
                feeds.add(Http.json(event.data()).asJsonObject());
                assertThat(id).isGreaterThanOrEqualTo(last);
            }
            case "unknown-symbols" -> {
                return; // says nothing about the table
            }
            default -> throw new AssertionError("an event of the type " + event.type());
        }
        last = id;
    }

    private void merge(SseEvent event) {
        for (JsonValue value : Http.json(event.data()).asJsonArray()) {
            JsonObject quote = value.asJsonObject();
            JsonObject before = quotes.put(quote.getString("symbol"), quote);
            if (before != null) {
                assertThat(time(quote)).isAfterOrEqualTo(time(before));
                if (day(quote).equals(day(before))) {
                    assertThat(trades(quote)).isGreaterThan(trades(before));
                }
            }
        }
    }

    private static Instant time(JsonObject quote) {
        return Instant.parse(quote.getString("time"));
    }

    private static LocalDate day(JsonObject quote) {
        return LocalDate.ofInstant(time(quote), Tape.ZONE);
    }

    private static long trades(JsonObject quote) {
        return quote.getJsonNumber("trades").longValueExact();
    }
}
