package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyKindTest {
    @ParameterizedTest
    @CsvSource({
        "/api/chat/room/messages, application/json, BOUNDED",
        "/api/channels/news/events, text/plain, BOUNDED",
        "/api/ticker/trades, application/json, BOUNDED",
        "/api/ticker/trades, Application/JSON;charset=utf-8, BOUNDED",
        "/api/ticker/trades, application/x-ndjson, UPLOAD",
        "/api/ticker/trades, application/jsonl, UPLOAD",
        "/api/health/live, application/json, OTHER",
        "/api/stream, text/plain, OTHER"
    })
    void dependsOnWhatReadsIt(String path, String mediaType, BodyKind kind) {
        assertThat(BodyKind.of(path, mediaType)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"//api//chat/room/messages", "/api/chat;a=b/room/messages", "/api;x/chat///room/messages"})
    void cannotBeDisguised(String path) {
        assertThat(BodyKind.of(path, "application/json")).isEqualTo(BodyKind.BOUNDED);
    }

    @Test
    void ofTradesThatDoNotSayWhatTheyAreHasAnyLength() {
        assertThat(BodyKind.of("/api/ticker/trades", null)).isEqualTo(BodyKind.UPLOAD);
    }
}
