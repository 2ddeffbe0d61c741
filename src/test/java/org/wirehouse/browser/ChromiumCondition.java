package org.wirehouse.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips the tests that need a browser where there is none, and says so. With {@code CI=true} in the environment they fail
 * instead: there a test that does not run is a mistake.
 */
final class ChromiumCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent()) {
            return ConditionEvaluationResult.enabled("chromium and chromedriver are on the PATH");
        }
        String problem = "chromium or chromedriver is not on the PATH: " + Chromium.HOW_TO_GET_IT;
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(problem);
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println("SKIPPED " + context.getDisplayName() + ": " + problem);
        }
        return ConditionEvaluationResult.disabled(problem);
    }
}
