package org.wirehouse.support;

import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks for the programs that a class needs. */
final class ProgramCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing =
                AnnotationSupport.findRepeatableAnnotations(context.getRequiredTestClass(), NeedsProgram.class).stream()
                        .map(NeedsProgram::value)
                        .filter(program -> program.find().isEmpty())
                        .map(Program::absence)
                        .collect(Collectors.joining("; "));
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("the programs are there");
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println("SKIPPED " + context.getDisplayName() + ": " + missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
