package org.wirehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityLogTest {
    private final List<String> lines = new ArrayList<>();
    private long nanos = 1_000;
    private final SecurityLog log = new SecurityLog(lines::add, () -> nanos);

    @Test
    void writesOneLineForEachKindAndMinute() {
        for (int i = 0; i < 4; i++) {
            log.record(SecurityEvent.WRONG_TOKEN, "192.0.2.1");
            log.record(SecurityEvent.LARGE_BODY, "192.0.2.1");
        }
        log.record(SecurityEvent.WRONG_TOKEN, "192.0.2.2");
        pass(Duration.ofSeconds(59));
        assertThat(lines).isEmpty();

        pass(Duration.ofSeconds(1));
        assertThat(lines)
                .containsExactly(
                        "wrong publish token: 5 in 60 s, from 192.0.2.1 (4), 192.0.2.2 (1)",
                        "request body that is too large: 4 in 60 s, from 192.0.2.1 (4)");
        pass(Duration.ofMinutes(5));
        assertThat(lines).hasSize(2);
    }

    @Test
    void beginsAMinuteWithTheFirstEvent() {
        pass(Duration.ofSeconds(30));
        log.record(SecurityEvent.RATE, "192.0.2.1");
        pass(Duration.ofSeconds(40));
        assertThat(lines).isEmpty();
        pass(Duration.ofSeconds(20));
        assertThat(lines).hasSize(1);
        log.record(SecurityEvent.RATE, "192.0.2.1");
        pass(Duration.ofSeconds(60));
        assertThat(lines).hasSize(2);
    }

    @Test
    void namesTheAddressesWithMostAndCountsTheRest() {
        for (int address = 1; address <= 8; address++) {
            for (int i = 0; i < address; i++) {
                log.record(SecurityEvent.WRONG_TOKEN, "192.0.2." + address);
            }
        }
        pass(Duration.ofMinutes(1));
        assertThat(lines)
                .containsExactly("wrong publish token: 36 in 60 s, from 192.0.2.8 (8), 192.0.2.7 (7), 192.0.2.6 (6),"
                        + " 192.0.2.5 (5), 192.0.2.4 (4), others (6)");
    }

    @Test
    void holdsABoundedNumberOfAddresses() {
        for (int i = 0; i < 100_000; i++) {
            log.record(SecurityEvent.WRONG_TOKEN, "2001:db8::" + Integer.toHexString(i));
        }
        pass(Duration.ofMinutes(1));
        assertThat(lines).singleElement().asString().contains(": 100000 in 60 s", "others (99995)");
    }

    @Test
    void letsNoAddressForgeALine() {
        log.record(SecurityEvent.WRONG_TOKEN, "192.0.2.1\nwrong publish token: 0" + "x".repeat(1_000));
        log.record(SecurityEvent.WRONG_TOKEN, "");
        pass(Duration.ofMinutes(1));
        assertThat(lines).singleElement().asString().doesNotContain("\n").contains("192.0.2.1?wrong", "unknown (1)");
        assertThat(lines.get(0)).hasSizeLessThan(200);
    }

    @Test
    void writesWhatIsLeftAtTheEnd() {
        log.record(SecurityEvent.UNKNOWN_HOST, "192.0.2.1");
        nanos += Duration.ofSeconds(7).toNanos();
        log.flush();
        assertThat(lines)
                .containsExactly("request for a host that is not in wirehouse.hosts: 1 in 7 s, from 192.0.2.1 (1)");
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            log.tick();
        }
    }
}
