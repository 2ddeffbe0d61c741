package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
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
import org.wirehouse.support.Http;
import org.wirehouse.support.SseClient;
import org.wirehouse.support.SseEvent;

/** Whatever is published arrives as it was, and never as something else. */
@ArquillianTest
class EventTextIT {
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
    void carriesTypeAndText() {
        try (SseClient client = SseClient.open(app.stream("news", "prices")).placed()) {
            app.publish("news", "größe", null, "Ärger, 群发消息, 🚀");
            app.publish("prices", "quote", "BRK.B", "471.25");
            assertThat(client.await(2)).extracting(SseEvent::type).containsExactly("größe", "quote");
            assertThat(client.data()).containsExactly("Ärger, 群发消息, 🚀", "471.25");
        }
    }

    @Test
    void carriesEveryTextUnchangedButForEndsOfLines() {
        List<String> texts = List.of(
                "",
                " ",
                "  two spaces",
                "trailing ",
                "a:b",
                ": no comment",
                "data: no field",
                "nul\0nul",
                "\uFEFFbyte order mark",
                "\uD83D\uDE80 \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\u0085\u2028\u2029\u000B\f",
                "\t",
                "x".repeat(64 * 1024),
                "€".repeat(64 * 1024 / 3) + "x");
        try (SseClient client = SseClient.open(app.stream("news")).placed()) {
            texts.forEach(text -> app.publish("news", text));
            assertThat(client.await(texts.size())).extracting(SseEvent::data).isEqualTo(texts);
        }
    }

    @Test
    void keepsLinesAsLinesWhateverEndsThem() {
        List<String> published = List.of(
                "a\nb",
                "a\rb",
                "a\r\nb",
                "a\n\rb",
                "\n",
                "\r",
                "\r\n",
                "a\n",
                "\na",
                "a\n\n\nb",
                "\r\r\n\n",
                "a\r\n\r\nb");
        List<String> expected = published.stream()
                .map(text -> text.replace("\r\n", "\n").replace('\r', '\n'))
                .toList();
        try (SseClient client = SseClient.open(app.stream("news")).placed()) {
            published.forEach(text -> app.publish("news", text));
            assertThat(client.await(published.size()))
                    .extracting(SseEvent::data)
                    .isEqualTo(expected);
        }
    }

    @Test
    void letsNoDataForgeAField() {
        List<String> ends = List.of("\n", "\r", "\r\n");
        List<SseEvent> expected = new ArrayList<>();
        try (SseClient client = SseClient.open(app.stream("news")).placed()) {
            long retry = client.retryMillis();
            for (String end : ends) {
                String forged = String.join(
                        end, "x", "", "event: forged", "id: 9-9", "retry: 1", "data: forged", ": forged", "", "y");
                String id = app.publish("news", "honest", null, forged);
                expected.add(new SseEvent(id, "honest", forged.replace(end, "\n")));
            }
            String last = app.publish("news", "last");
            expected.add(new SseEvent(last, "message", "last"));
            assertThat(client.await(expected.size())).isEqualTo(expected);
            assertThat(client.retryMillis()).isEqualTo(retry);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nid: 9-9", "a\0b", "\t", "\u0085", "\u007F", ""})
    void takesNoTypeOrKeyThatCouldForgeAField(String name) {
        for (String what : List.of("type", "key")) {
            URI address = URI.create(app.events("news") + "?" + what + "=" + Deployed.encoded(name));
            var response = Http.post(address, "text/plain", "x");
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Http.json(response).asJsonObject().getString("detail"))
                    .startsWith("the " + what + " of an event");
        }
    }
}
