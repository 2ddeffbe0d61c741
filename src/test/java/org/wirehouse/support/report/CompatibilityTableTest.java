package org.wirehouse.support.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompatibilityTableTest {
    private static Run run(String server, String war, Map<String, Integer> skipped) {
        return run(server, "", war, skipped);
    }

    private static Run run(String server, String selection, String war, Map<String, Integer> skipped) {
        return new Run(
                server, selection, "1.2", "17.0.15", "2026-11-25", 500, 1, 3, 900, "8.5", war, new TreeMap<>(skipped));
    }

    @Test
    void hasARowForEachRun() {
        assertThat(CompatibilityTable.page(List.of(run("wildfly", "ab", Map.of()))))
                .contains("| wildfly | 1.2 | 17.0.15 | 500 | 1 | 3 | 0 | 8.5 | 900 | 2026-11-25 |");
    }

    @Test
    void saysWhatWasLeftOut() {
        assertThat(CompatibilityTable.page(List.of(run("wildfly", "!some.*", "ab", Map.of()))))
                .contains("| 500 (`!some.*`) | 1 |");
    }

    @Test
    void saysWhyTestsWereSkipped() {
        assertThat(CompatibilityTable.page(List.of(
                        run("glassfish", "ab", Map.of("property [x|y] is not [z] ==> has no | such thing", 2)))))
                .contains("| 500 | 1 | 3 | 2 |", "| glassfish 17.0.15 | 2 | has no \\| such thing |");
    }

    @Test
    void namesTheWarOnceIfAllRunsHadTheSame() {
        assertThat(CompatibilityTable.page(List.of(run("a", "ab", Map.of()), run("b", "ab", Map.of()))))
                .contains("SHA-256 of the WAR: `ab`\n");
    }

    @Test
    void pointsOutThatRunsHadDifferentWars() {
        assertThat(CompatibilityTable.page(List.of(run("a", "ab", Map.of()), run("b", "cd", Map.of()))))
                .contains("`ab`, `cd` (**not the same for all**)");
    }
}
