package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/a%20b", "/%E6%A0%AA%E5%BC%8F", "/BTC%2fUSD", "/%00", "/größe", "/%F0%9F%98%80", "/.."
            })
    void takesPathsInUtf8(String path) {
        assertThat(RawPath.isWellFormed(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/%4", "/%4/a", "/%FF", "/%E6%A0", "/gr%F6%DFe", "/%C0%AF", "/%ED%A0%80"})
    void refusesOthers(String path) {
        assertThat(RawPath.isWellFormed(path)).isFalse();
    }
}
