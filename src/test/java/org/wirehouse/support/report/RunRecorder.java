package org.wirehouse.support.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.server.Boots;

/** Records a run of all tests on a server. JUnit finds it by itself. */
public final class RunRecorder implements TestExecutionListener {
    /** Set by Maven for those who do not run all tests. */
    private static final String SELECTION = "it.test";

    // Of all sessions of this virtual machine: failed tests may be run a second time in a session of their own.
    private static final Set<String> TESTS = new HashSet<>();
    private static final Set<String> FAILED = new HashSet<>();
    private static final SortedMap<String, Integer> SKIPPED = new TreeMap<>();
    private static final long STARTED = System.nanoTime();
    private static int passedLater;

    private @Nullable TestPlan plan;

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        if (plan != null) {
            int size = (int) plan.getDescendants(test).stream()
                    .filter(TestIdentifier::isTest)
                    .filter(below -> TESTS.add(below.getUniqueId()))
                    .count();
            skip(reason, test.isTest() && TESTS.add(test.getUniqueId()) ? 1 : size);
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            TESTS.add(test.getUniqueId());
        }
        switch (result.getStatus()) {
            case FAILED -> FAILED.add(test.getUniqueId());
            case ABORTED ->
                skip(result.getThrowable().map(Throwable::getMessage).orElse("no reason given"), 1);
            case SUCCESSFUL -> passedLater += FAILED.remove(test.getUniqueId()) ? 1 : 0;
        }
    }

    private void skip(@Nullable String reason, int count) {
        SKIPPED.merge(String.valueOf(reason).replaceAll("\\s+", " "), count, Integer::sum);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan testPlan) {
        String server = System.getProperty("arquillian.launch");
        if (server == null || TESTS.isEmpty()) {
            return; // unit tests
        }
        String selection = System.getProperty(SELECTION, "");
        Run run = new Run(
                server,
                selection,
                System.getProperty("server.version", "unknown"),
                System.getProperty("java.version"),
                LocalDate.now(ZoneOffset.UTC).toString(),
                TESTS.size(),
                FAILED.size(),
                passedLater,
                Duration.ofNanos(System.nanoTime() - STARTED).toSeconds(),
                String.format(Locale.ROOT, "%.1f", Boots.median().toMillis() / 1_000.0),
                BuiltWar.sha256(),
                SKIPPED);
        System.out.println(run);
        if (selection.isEmpty() || selection.startsWith("*IT,!")) { // not when somebody tries a few tests
            run.write();
        }
    }
}
