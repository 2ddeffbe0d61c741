package org.wirehouse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/classic/events",
                "/api/classic/web/StreamChat",
                "/api/classic;a=b/events",
                "//api//classic/events",
                "/ws/echo",
                "/ws/echo/",
                "/ws/echo;a=b",
                "/ws/classic/group",
                "/echo.html",
                "/compare.html",
                "/streams.html",
                "/classic/clock.html"
            })
    void knowsWhatBelongsToTheExamples(String path) {
        assertThat(Demo.isExample(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/api/stream",
                "/api/chat/classic/messages",
                "/api/channels/classic/events",
                "/ws/stream",
                "/ws/chat/echo",
                "/ws/echoes",
                "/js/pages.js"
            })
    void leavesTheRest(String path) {
        assertThat(Demo.isExample(path)).isFalse();
    }
}
