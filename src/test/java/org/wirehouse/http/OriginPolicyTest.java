package org.wirehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {
    private final OriginPolicy policy =
            new OriginPolicy(Set.of("https://app.example.com", "http://[::1]:3000", "http://localhost:5173"));

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com,       https://app.example.com",
        "HTTPS://App.Example.COM:443,   https://app.example.com",
        "http://app.example.com:80,     http://app.example.com",
        "http://app.example.com:443,    http://app.example.com:443",
        "https://app.example.com:80,    https://app.example.com:80",
        "http://[::1]:80,               http://[::1]",
        "http://my_host:8080,           http://my_host:8080",
        "http://192.168.0.7:8080,       http://192.168.0.7:8080",
        "chrome-extension://abcdef,     chrome-extension://abcdef"
    })
    void writesAnOriginInOneWay(String origin, String normal) {
        assertThat(OriginPolicy.normal(origin)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "app.example.com",
                "https://",
                "https:///",
                "https://a.example/",
                "https://a.example/x",
                "https://a.example?x",
                "https://a.example#x",
                "https://user@a.example",
                "https://a.example:port",
                "https://a.example:1:2",
                "https://a b.example",
                "https://*.example",
                "https://[::1",
                "http://a.example\nhttp://b.example"
            })
    void refusesWhatIsNoOrigin(String text) {
        assertThatThrownBy(() -> OriginPolicy.normal(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
        assertThat(policy.allows(text, "a.example")).isFalse();
        assertThat(policy.isListed(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example,        a.example,        true",
        "http://a.example,        a.example:80,     true",
        "http://a.example:80,     A.EXAMPLE,        true",
        "https://a.example,       a.example,        true",
        "https://a.example,       a.example:443,    true",
        "http://a.example:8080,   a.example:8080,   true",
        "http://[::1]:8080,       [::1]:8080,       true",
        "http://my_host:8080,     my_host:8080,     true",
        "http://a.example,        a.example:8080,   false",
        "http://a.example:8080,   a.example,        false",
        "http://b.a.example,      a.example,        false",
        "http://a.example,        b.a.example,      false",
        "http://a.example,        x@a.example,      false",
        "http://a.example,        ,                 false"
    })
    void allowsPagesOfTheServerItself(String origin, String host, boolean allowed) {
        assertThat(policy.allows(origin, host)).isEqualTo(allowed);
    }

    @Test
    void allowsListedOriginsAndThoseThatSendNone() {
        assertThat(policy.allows("https://app.example.com", "other")).isTrue();
        assertThat(policy.allows("https://APP.example.com:443", "other")).isTrue();
        assertThat(policy.allows("http://[::1]:3000", "other")).isTrue();
        assertThat(policy.allows("http://app.example.com", "other")).isFalse();
        assertThat(policy.allows("http://localhost:5174", "other")).isFalse();
        assertThat(policy.allows(null, "other")).isTrue();
        assertThat(policy.isListed(null)).isFalse();
    }
}
