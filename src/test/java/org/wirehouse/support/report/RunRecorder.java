package org.wirehouse.support.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
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
    /** Set by Maven for those who run some of the tests, which is no run to be recorded. */
    private static final String SELECTION = "it.test";

    private @Nullable TestPlan plan;
    private long started;
    private int tests;
    private int failed;
    private final SortedMap<String, Integer> skipped = new TreeMap<>();

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
        started = System.nanoTime();
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        if (plan != null) {
            int size = test.isTest()
                    ? 1
                    : (int) plan.getDescendants(test).stream()
                            .filter(TestIdentifier::isTest)
                            .count();
            tests += size;
            skip(reason, Math.max(1, size));
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        tests += test.isTest() ? 1 : 0;
        switch (result.getStatus()) {
            case FAILED -> failed++;
            case ABORTED ->
                skip(result.getThrowable().map(Throwable::getMessage).orElse("no reason given"), 1);
            case SUCCESSFUL -> {}
        }
    }

    private void skip(@Nullable String reason, int count) {
        skipped.merge(String.valueOf(reason).replaceAll("\\s+", " "), count, Integer::sum);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        String server = System.getProperty("arquillian.launch");
        if (server == null || tests == 0) {
            return; // unit tests
        }
        Run run = new Run(
                server,
                System.getProperty("server.version", "unknown"),
                System.getProperty("java.version"),
                LocalDate.now(ZoneOffset.UTC).toString(),
                tests,
                failed,
                Duration.ofNanos(System.nanoTime() - started).toSeconds(),
                String.format(Locale.ROOT, "%.1f", Boots.median().toMillis() / 1_000.0),
                BuiltWar.sha256(),
                skipped);
        System.out.println(run);
        if (System.getProperty(SELECTION) == null) {
            run.write();
        }
    }
}
