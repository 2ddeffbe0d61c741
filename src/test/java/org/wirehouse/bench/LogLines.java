package org.wirehouse.bench;

import java.util.regex.Pattern;

/**
 * Lines of a server's log that tell of something.
 *
 * @param warnings of a level such as {@code WARN} or {@code WARNING}
 * @param errors of a level such as {@code ERROR} or {@code SEVERE}
 */
record LogLines(long warnings, long errors) {
    /** As Payara and GlassFish, WildFly, and Open Liberty write them. */
    private static final Pattern WARNING = level("WARNING", "WARN", "W");

    private static final Pattern ERROR = level("SEVERE", "(?:ERROR|FATAL)", "E");

    private static Pattern level(String inBrackets, String beforeCategory, String letter) {
        return Pattern.compile("(?m)^\\[.*?\\] \\[" + inBrackets + "\\]"
                + "|^\\S+ +" + beforeCategory + " +\\["
                + "|^\\[[^\\]]*\\] [0-9a-f]{8} \\S+ +" + letter + " ");
    }

    static LogLines of(String log) {
        return new LogLines(
                WARNING.matcher(log).results().count(),
                ERROR.matcher(log).results().count());
    }

    LogLines since(LogLines earlier) {
        return new LogLines(warnings - earlier.warnings, errors - earlier.errors);
    }
}
