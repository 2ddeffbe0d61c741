package org.wirehouse.support.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AutobahnTableTest {
    private static AutobahnRun run(String server, Map<String, String> failed) {
        return new AutobahnRun(server, "1.2", "17.0.15", "2026-12-01", 301, 290, 3, 4, new TreeMap<>(failed));
    }

    @Test
    void isLeftOutIfThereWasNoRun() {
        assertThat(AutobahnTable.section(List.of())).isEmpty();
    }

    @Test
    void hasARowForEachRun() {
        assertThat(AutobahnTable.section(List.of(run("payara", Map.of()), run("wildfly", Map.of()))))
                .contains(
                        "| payara | 1.2 | 17.0.15 | 301 | 290 | 3 | 4 | 0 | 2026-12-01 |\n",
                        "| wildfly | 1.2 | 17.0.15 | 301 | 290 | 3 | 4 | 0 | 2026-12-01 |\n")
                .doesNotContain("| failed on |");
    }

    @Test
    void saysWhyCasesFailed() {
        assertThat(AutobahnTable.section(
                        List.of(run("wildfly", Map.of("5.12", "it waits", "6.2.3", "it cuts", "5.13", "it waits")))))
                .contains(
                        "| 4 | 3 | 2026-12-01 |",
                        "| wildfly 17.0.15 | 6.2.3 | it cuts |\n",
                        "| wildfly 17.0.15 | 5.12, 5.13 | it waits |\n");
    }
}
