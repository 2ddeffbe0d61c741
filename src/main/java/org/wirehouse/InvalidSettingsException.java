package org.wirehouse;

import java.util.List;
import java.util.stream.Collectors;

/** Settings with which the application cannot start. The message is a block of lines with all that is wrong. */
final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param complaints a sentence for each wrong setting */
    InvalidSettingsException(List<String> complaints) {
        super(complaints.stream()
                .map(complaint -> "\n  - " + complaint)
                .collect(Collectors.joining("", "Wirehouse cannot start. Correct these settings:", "")));
    }

    /** No stack trace: servers log it, and the reader looks for a setting and not for a line of our code. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
