package org.wirehouse.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketQueryTest {
    @Test
    void isUtf8WhateverTheServerMakesOfIt() {
        SocketQuery query = SocketQuery.parse("name=%E5%BC%A0%E4%BC%9F+%F0%9F%98%80&after=5-1&a%3Db=c%26d");

        assertThat(query.first("name")).isEqualTo("张伟 \uD83D\uDE00");
        assertThat(query.first("after")).isEqualTo("5-1");
        assertThat(query.first("a=b")).isEqualTo("c&d");
    }

    @Test
    void keepsAllValuesInTheirOrder() {
        SocketQuery query = SocketQuery.parse("channel=b&channel=a&x&channel==&y=");

        assertThat(query.all("channel")).containsExactly("b", "a", "=");
        assertThat(query.all("x")).containsExactly("");
        assertThat(query.first("y")).isEmpty();
        assertThat(query.all("z")).isEmpty();
    }

    @Test
    void mayBeEmpty() {
        assertThat(SocketQuery.parse("").first("name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%", "name=%4", "name=%zz", "%=x"})
    void refusesWhatCannotBeDecoded(String query) {
        assertThatThrownBy(() -> SocketQuery.parse(query)).isInstanceOf(IllegalArgumentException.class);
    }
}
