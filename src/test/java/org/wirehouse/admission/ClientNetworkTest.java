package org.wirehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,               192.0.2.1",
        "2001:db8:1:2:3:4:5:6,    2001:db8:1:2::/64",
        "2001:DB8:1:2::9,         2001:db8:1:2::/64",
        "[2001:db8:1:2::9],       2001:db8:1:2::/64",
        "fe80::1%eth0,            fe80:0:0:0::/64",
        "0:0:0:0:0:0:0:1,         0:0:0:0::/64",
        "::1,                     0:0:0:0::/64",
        "::ffff:192.0.2.1,        192.0.2.1",
        "a.host.example,          a.host.example",
        "1:2:3,                   1:2:3",
        "'',                      ''",
        "1::2::3,                 1::2::3"
    })
    void isWhatAnAddressIsCountedFor(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }
}
