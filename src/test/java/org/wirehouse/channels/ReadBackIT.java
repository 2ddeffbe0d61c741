package org.wirehouse.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.support.Deployed.numbers;
import static org.wirehouse.support.Problems.assertProblem;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.Http;

@ArquillianTest
class ReadBackIT {
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
    void givesEveryEventOncePageByPage() {
        app.publishNumbers("tiny", 0, 100);
        List<String> read = new ArrayList<>();
        String after = "0-0";
        JsonObject page;
        do {
            page = app.page("tiny", "limit=7&after=" + after);
            assertThat(page.getBoolean("reset")).isFalse();
            List<JsonObject> events = page.getJsonArray("events").getValuesAs(JsonObject.class);
            assertThat(events).hasSizeBetween(1, 7);
            events.forEach(event -> read.add(event.getString("data")));
            after = events.get(events.size() - 1).getString("id");
        } while (!after.equals(page.getString("head")));
        assertThat(read).isEqualTo(numbers(0, 100));
        assertThat(app.page("tiny", "after=" + after).getJsonArray("events")).isEmpty();
    }

    @Test
    void givesBackWhatWasPublishedAsItWas() {
        String id = app.publish("news", "größe", "schlüssel", "{\"text\":\"群发\r\n消息\"}\0");
        List<JsonObject> events =
                app.page("news", "limit=1000").getJsonArray("events").getValuesAs(JsonObject.class);
        JsonObject last = events.get(events.size() - 1);
        assertThat(last.getString("id")).isEqualTo(id);
        assertThat(last.getString("type")).isEqualTo("größe");
        assertThat(last.getString("key")).isEqualTo("schlüssel");
        assertThat(last.getString("data")).isEqualTo("{\"text\":\"群发\r\n消息\"}\0");
        assertThat(last.getString("time")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void givesBackJsonAsJsonIfAskedTo() {
        String json = "{\"price\":0.000000010,\"text\":\"größe\"}";
        Http.post(app.events("news"), "application/json", json);
        app.publish("news", json);

        String page = Http.get(app.address("api/channels/news/events?limit=1000&data=json"))
                .body();
        assertThat(page).contains("\"data\":" + json);
        List<JsonObject> events =
                Http.json(page).asJsonObject().getJsonArray("events").getValuesAs(JsonObject.class);
        assertThat(events.get(events.size() - 2).getJsonObject("data").getString("text"))
                .isEqualTo("größe");
        assertThat(events.get(events.size() - 1).getString("data")).isEqualTo(json);
        List<JsonObject> texts =
                app.page("news", "limit=1000").getJsonArray("events").getValuesAs(JsonObject.class);
        assertThat(texts.get(texts.size() - 2).getString("data")).isEqualTo(json);
        assertProblem(Http.get(app.address("api/channels/news/events?data=xml")), 400, "'xml'");
    }

    @Test
    void saysWhenEventsAreMissingAfterTheCursor() {
        assertThat(app.page("news", "after=1-1").getBoolean("reset")).isTrue();
        String id = app.publish("news", "x");
        assertThat(app.page("news", "after=" + id).getBoolean("reset")).isFalse();
    }

    @Test
    void namesTheChannels() {
        var channels = Http.json(Http.get(app.address("api/channels"))).asJsonArray();
        assertThat(channels.getValuesAs(JsonObject.class))
                .extracting(channel -> channel.getString("name") + ":" + channel.getString("retention"))
                .contains("news:recent", "bench:recent", "tiny:recent", "prices:latest");
    }
}
