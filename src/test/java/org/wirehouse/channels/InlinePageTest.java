package org.wirehouse.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirehouse.hub.Event;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Page;
import org.wirehouse.hub.Publication;

class InlinePageTest {
    private static final EventId HEAD = new EventId(1_700_000_000_000L, 7);

    @Test
    void writesJsonAsItWasPublishedAndTextAsAString() {
        Event json = event(Publication.json("news", "story", "k\"1", "{\"price\": 0.000000010, \"big\":1e400}"));
        Event text = event(new Publication("news", null, null, "{\"a\":1}\n\u0000"));

        assertThat(InlinePage.json(new Page(List.of(json, text), true, HEAD)))
                .isEqualTo("{\"events\":["
                        + "{\"id\":\"1700000000000-7\",\"type\":\"story\",\"key\":\"k\\\"1\","
                        + "\"time\":\"2026-01-02T03:04:05.678Z\",\"data\":{\"price\": 0.000000010, \"big\":1e400}},"
                        + "{\"id\":\"1700000000000-7\",\"time\":\"2026-01-02T03:04:05.678Z\","
                        + "\"data\":\"{\\\"a\\\":1}\\n\\u0000\"}"
                        + "],\"reset\":true,\"head\":\"1700000000000-7\"}");
    }

    @Test
    void mayBeEmpty() {
        assertThat(InlinePage.json(new Page(List.of(), false, HEAD)))
                .isEqualTo("{\"events\":[],\"reset\":false,\"head\":\"1700000000000-7\"}");
    }

    private static Event event(Publication publication) {
        return new Event(
                HEAD, publication, Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli());
    }
}
