package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/a%20b", "/%E6%A0%AA%E5%BC%8F", "/BTC%2fUSD", "/%00", "/größe", "/%F0%9F%98%80", "/.."
            })
    void takesPathsInUtf8(String path) {
        assertThat(RawAddress.isUtf8(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/%4", "/%4/a", "/%FF", "/%E6%A0", "/gr%F6%DFe", "/%C0%AF", "/%ED%A0%80"})
    void refusesOthers(String path) {
        assertThat(RawAddress.isUtf8(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ws/echo", "/ws/chat/a%20b?name=J%C3%B6rg", "/ws/stream?channel=a,b&after=1-2", "/ws?größe"})
    void takesUris(String address) {
        assertThat(RawAddress.isUri(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws?a|b",
                "/ws?{a}",
                "/ws?a^b",
                "/ws?a\\b",
                "/ws?<a>",
                "/ws?\"a\"",
                "/ws?a`b",
                "/ws?%zz",
                "/ws/a|b"
            })
    void knowsWhatIsNoUri(String address) {
        assertThat(RawAddress.isUri(address)).isFalse();
    }
}
