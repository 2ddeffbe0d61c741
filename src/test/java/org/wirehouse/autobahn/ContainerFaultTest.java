package org.wirehouse.autobahn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.server.Server;

class ContainerFaultTest {
    private static final CaseResult PASSED = new CaseResult("5.12", "OK", "OK");
    private static final CaseResult FAILED = new CaseResult("5.12", "OK", "FAILED");
    private static final List<ContainerFault> FAULTS =
            List.of(new ContainerFault("wildfly", Set.of("5.12"), "it waits"));

    @Test
    void explainsWhatFails() {
        ContainerFault.assertExplain(FAULTS, List.of(FAILED, new CaseResult("5.13", "OK", "OK")));
        assertThat(ContainerFault.reason(FAULTS, "5.12")).isEqualTo("it waits");
    }

    @Test
    void doesNotExplainAnotherFailure() {
        assertThatThrownBy(() -> ContainerFault.assertExplain(List.of(), List.of(FAILED)))
                .hasMessageContaining("5.12");
    }

    @Test
    void isNoticedWhenItIsGone() {
        assertThatThrownBy(() -> ContainerFault.assertExplain(FAULTS, List.of(PASSED)))
                .hasMessageContaining("5.12");
    }

    @Test
    void isKnownForServersThatThereAre() {
        assertThat(Server.names()).flatExtracting(ContainerFault::of).hasSameSizeAs(ContainerFault.ALL);
    }
}
