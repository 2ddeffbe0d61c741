package org.wirehouse.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a container does wrong before an application sees it.
 *
 * @param server name of the Maven profile
 * @param cases that fail because of it
 * @param reason with the address of an issue, if there is one
 */
record ContainerFault(String server, Set<String> cases, String reason) {
    static final List<ContainerFault> ALL = List.of(
            new ContainerFault(
                    "open-liberty",
                    Set.of("5.12", "5.13", "5.14", "5.15", "5.16"),
                    "it takes a continuation frame without FIN that continues nothing for the first frame of a message"
                            + " (no issue found)"),
            new ContainerFault(
                    "open-liberty",
                    Set.of("6.2.3", "6.2.4", "6.4.2"),
                    "it decodes each frame of a text by itself and closes with 1007 if one ends within a character"
                            + " (no issue found)"));

    /** The faults of a server, most often none. */
    static List<ContainerFault> of(String server) {
        return ALL.stream().filter(fault -> fault.server().equals(server)).toList();
    }

    /** Fails if a case failed that no fault explains, or if one passed that should have failed. */
    static void assertExplain(List<ContainerFault> faults, List<CaseResult> results) {
        List<CaseResult> failed =
                results.stream().filter(result -> !result.hasPassed()).toList();
        assertThat(failed)
                .extracting(CaseResult::id)
                .as("cases that failed: %s", failed)
                .containsExactlyInAnyOrderElementsOf(cases(faults));
    }

    static Set<String> cases(List<ContainerFault> faults) {
        Set<String> cases = new TreeSet<>();
        faults.forEach(fault -> cases.addAll(fault.cases()));
        return cases;
    }

    static String reason(List<ContainerFault> faults, String failed) {
        return faults.stream()
                .filter(fault -> fault.cases().contains(failed))
                .map(ContainerFault::reason)
                .findFirst()
                .orElse("not explained");
    }
}
