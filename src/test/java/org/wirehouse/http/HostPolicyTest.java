package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTest {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PUBLIC = "192.0.2.1";

    private final HostPolicy none = new HostPolicy(Set.of());
    private final HostPolicy listed = new HostPolicy(Set.of("push.example.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LocalHost.:8080",
                "app.localhost:8080",
                "127.0.0.1",
                "127.8.9.10:8080",
                "[::1]",
                "[::1]:8080",
                "192.0.2.1:8080",
                "[2001:db8::1]:8080"
            })
    void acceptsThisMachineAndAddressesEverywhere(String host) {
        assertThat(none.accepts(host, LOOPBACK)).isTrue();
        assertThat(listed.accepts(host, LOOPBACK)).isTrue();
        assertThat(listed.accepts(host, PUBLIC)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "notlocalhost",
                "127.0.0.1.evil.example",
                "127.0.0.1.nip.io:8080",
                "push.example.com.evil.example",
                "evil.example:127.0.0.1",
                "[::1].evil.example",
                "evil.example\\localhost"
            })
    void refusesOtherNamesOnALoopbackAddress(String host) {
        assertThat(none.accepts(host, LOOPBACK)).isFalse();
        assertThat(none.accepts(host, "0:0:0:0:0:0:0:1")).isFalse();
        assertThat(listed.accepts(host, LOOPBACK)).isFalse();
        assertThat(listed.accepts(host, PUBLIC)).isFalse();
        assertThat(none.accepts(host, PUBLIC)).as("nothing is listed").isTrue();
    }

    @Test
    void acceptsTheListedNames() {
        assertThat(listed.accepts("push.example.com", LOOPBACK)).isTrue();
        assertThat(listed.accepts("PUSH.example.com.:443", PUBLIC)).isTrue();
        assertThat(new HostPolicy(Set.of("*")).accepts("evil.example", LOOPBACK))
                .isTrue();
    }

    @Test
    void acceptsWhoIsNoBrowser() {
        assertThat(none.accepts(null, LOOPBACK)).isTrue();
        assertThat(none.accepts("", LOOPBACK)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,          true",
        "127.8.9.10,         true",
        "::1,                true",
        "[::1],              true",
        "0:0:0:0:0:0:0:1,    true",
        "0:0:0:0:0:0:0:1%lo, true",
        "::ffff:127.0.0.1,   true",
        "192.0.2.1,          false",
        "12.7.0.1,           false",
        "2001:db8::1,        false",
        "::11,               false",
        "1::1,               false"
    })
    void knowsLoopbackAddresses(String address, boolean loopback) {
        assertThat(HostPolicy.isLoopback(address)).isEqualTo(loopback);
    }

    @Test
    void writesANameInOneWay() {
        assertThat(HostPolicy.normal("Push.Example.COM.")).isEqualTo("push.example.com");
        assertThat(HostPolicy.normal("*")).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://a.example", "a.example:80", "a b", "*.example.com", "a/b", ".a"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> HostPolicy.normal(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }
}
