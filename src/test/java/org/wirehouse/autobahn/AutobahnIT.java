package org.wirehouse.autobahn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.autobahn.CaseResult.INFORMATIONAL;
import static org.wirehouse.autobahn.CaseResult.NON_STRICT;
import static org.wirehouse.autobahn.CaseResult.OK;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.report.AutobahnRun;
import org.wirehouse.support.server.Server;

/** All cases of the suite but those of compression, see {@code compatibility.md}. */
class AutobahnIT {
    private static final List<String> GROUPS = List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.*", "10.*");
    private static final int CASES = 301;

    /** So many failures are no matter of speed. */
    private static final int TOO_MANY = 10;

    @Test
    void passesAllCasesButThoseThatTheContainerFails() {
        List<ContainerFault> faults = ContainerFault.of(Server.name());
        List<CaseResult> results;
        try (Server server = Server.start(Map.of("wirehouse.write.deadline.seconds", "120"))) {
            FuzzingClient client = new FuzzingClient(Server.name(), server.address("ws/echo"));
            results = patiently(client, client.run(GROUPS, 1), ContainerFault.cases(faults));
        }
        record(results, faults);
        assertThat(results).as("cases that were run").hasSize(CASES);
        ContainerFault.assertExplain(faults, results);
    }

    /** Most cases give the server half a second or one, which is too little on a busy machine: so what failed has more. */
    private static List<CaseResult> patiently(FuzzingClient client, List<CaseResult> results, Set<String> expected) {
        Set<String> again = results.stream()
                .filter(result -> !result.hasPassed())
                .map(CaseResult::id)
                .filter(id -> !expected.contains(id))
                .collect(Collectors.toSet());
        if (again.isEmpty() || again.size() > TOO_MANY) {
            return results;
        }
        System.out.println("once more, with patience: " + again);
        List<CaseResult> both = new ArrayList<>(results);
        both.removeIf(result -> again.contains(result.id()));
        both.addAll(client.run(again, 10));
        return both;
    }

    private static void record(List<CaseResult> results, List<ContainerFault> faults) {
        new AutobahnRun(
                        Server.name(),
                        System.getProperty("server.version", "unknown"),
                        System.getProperty("java.version"),
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        results.size(),
                        passed(results, OK),
                        passed(results, NON_STRICT),
                        passed(results, INFORMATIONAL),
                        reasons(results, faults))
                .write();
    }

    private static int passed(List<CaseResult> results, String behavior) {
        return (int) results.stream()
                .filter(result -> result.hasPassed() && result.behavior().equals(behavior))
                .count();
    }

    private static SortedMap<String, String> reasons(List<CaseResult> results, List<ContainerFault> faults) {
        SortedMap<String, String> reasons = new TreeMap<>();
        results.stream()
                .filter(result -> !result.hasPassed())
                .forEach(result -> reasons.put(result.id(), ContainerFault.reason(faults, result.id())));
        return reasons;
    }
}
