package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.hub.Batch;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Outlet;
import org.wirehouse.hub.Publication;
import org.wirehouse.hub.Retention;
import org.wirehouse.hub.Subscription;

/** What goes over the wire as text: JSON lines and reasons of closing. */
class SocketTextTest {
    private static final String HALF = "\ud83d";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\"",
                "back\\slash",
                "a\nb\r\nc\u2028d",
                "\t\u0000\u001f",
                "𝄞 é 株",
                "</script>"
            })
    void escapesTextSoThatItStaysInItsLine(String text) {
        String line =
                new JsonLine().text("a", text).text("none", null).number("n", 7).end();
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(parse(line).getString("a")).isEqualTo(text);
        assertThat(parse(line).keySet()).containsExactly("a", "n");
    }

    @Test
    void keepsHalfACharacterInAFormThatCanBeSent() throws CharacterCodingException {
        for (String half : List.of(HALF, "a" + HALF, HALF + "a", "\ude00", HALF + HALF + "\ude00", "\ude00" + HALF)) {
            String line = new JsonLine()
                    .text("t", half)
                    .json("j", "[\"" + half + "\"]")
                    .end();
            StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(line));
            assertThat(parse(line).getString("t")).isEqualTo(half);
            assertThat(parse(line).getJsonArray("j").getString(0)).isEqualTo(half);
        }
    }

    @Test
    void makesOneLineOfPrettyPrintedJson() {
        String line =
                new JsonLine().json("data", "{\n  \"a\" : [ 1,\r\n 2.50 ]\r}").end();
        assertThat(line).doesNotContain("\n", "\r").contains("2.50");
        assertThat(parse(line).getJsonObject("data").getJsonArray("a")).hasSize(2);
    }

    @Test
    void putsOneEventInALineAndAResetFirst() throws Exception {
        List<String> frames = new CopyOnWriteArrayList<>();
        try (Hub hub = new Hub(new InProcessBackplane(Clock.systemUTC()), Thread::new, 1, Clock.systemUTC())) {
            Channel channel =
                    hub.declare("c", new Retention(Retention.Kind.RECENT, 10, 1 << 20, java.time.Duration.ofHours(1)));
            hub.publish(new Publication("c", "story", "k", "two\nlines"));
            hub.publish(Publication.json("c", null, null, "{\n\"a\":1\n}"));
            hub.subscribe(Set.of(channel), new EventId(1, 1), EventFilter.ALL, new Outlet() {
                @Override
                public void write(Batch batch, Subscription subscription) {
                    frames.add(batch.framed(JsonLines.EVENTS));
                    subscription.written();
                }

                @Override
                public void ended(@Nullable Throwable cause) {}
            });
            org.awaitility.Awaitility.await().until(() -> frames.size() == 1);
            List<String> lines = frames.get(0).lines().toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).isEqualTo("{\"type\":\"reset\",\"reason\":\"history-lost\"}");
            assertThat(parse(lines.get(1)).getString("data")).isEqualTo("two\nlines");
            assertThat(parse(lines.get(1)).keySet()).containsExactly("id", "channel", "type", "key", "time", "data");
            assertThat(parse(lines.get(2)).getJsonObject("data").getInt("a")).isEqualTo(1);
            assertThat(parse(lines.get(2)).keySet()).containsExactly("id", "channel", "time", "data");
        }
    }

    @Test
    void tellsTheTimeOfAnEvent() {
        Event event = new Event(new EventId(5, 7), new Publication("c", null, null, "x"), 42);
        assertThat(JsonLine.of(event, "t").end())
                .isEqualTo("{\"id\":\"5-7\",\"channel\":\"c\",\"type\":\"t\",\"time\":42}");
        assertThat(JsonLine.position(new EventId(5, 8))).isEqualTo("{\"type\":\"position\",\"id\":\"5-8\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "株", "𝄞", "x𝄞", "é𝄞a"})
    void cutsAReasonOfClosingBetweenCharacters(String unit) {
        assertThat(CloseText.shortened(unit)).isEqualTo(unit);
        for (int times = 1; times <= 130; times++) {
            String shortened = CloseText.shortened(unit.repeat(times));
            assertThat(Utf8.length(shortened)).isBetween(Math.min(116, unit.length() * times), 123);
            assertThat(unit.repeat(times)).startsWith(shortened.replace("…", ""));
            assertThat(shortened).doesNotContain("?");
        }
    }

    @Test
    void replacesHalfACharacterInAReasonOfClosing() {
        assertThat(CloseText.shortened("a" + HALF + "b")).isEqualTo("a?b");
        assertThat(CloseText.shortened("x".repeat(200) + HALF)).hasSize(121).endsWith("…");
    }

    @Test
    void showsTheBeginningOfWhatItRefusesWithoutHalfACharacter() {
        assertThat(ClientMessage.shortened("𝄞".repeat(50))).isEqualTo("𝄞".repeat(20) + "…");
        assertThat(ClientMessage.shortened("x" + "𝄞".repeat(50))).isEqualTo("x" + "𝄞".repeat(19) + "…");
    }

    @Test
    void readsAQueryAsUtf8() {
        SocketQuery query =
                SocketQuery.of(new FakeSession("a=1&b=%C3%A9+%2B&a=%E6%A0%AA&flag&a=x=y&=z&&after=7-8").session());
        assertThat(query.all("a")).containsExactly("1", "株", "x=y");
        assertThat(query.first("b")).isEqualTo("é +");
        assertThat(query.all("flag")).containsExactly("");
        assertThat(query.all("none")).isEmpty();
        assertThat(query.first("none")).isEmpty();
        assertThat(query.after(new EventId(9, 0))).contains(new EventId(7, 8));
        assertThat(SocketQuery.of(new FakeSession().session()).after(EventId.ZERO))
                .isEmpty();
    }

    @Test
    void refusesAQueryThatIsNone() {
        assertThatThrownBy(() -> SocketQuery.of(new FakeSession("a=%zz").session()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonObject parse(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
