package org.wirehouse.demo;

import java.util.regex.Pattern;

/**
 * Whether the examples are there.
 *
 * @param on false answers everything that belongs to an example with 404
 */
public record Demo(boolean on) {
    private static final Pattern EXAMPLE = Pattern.compile(
            "/api/classic(/.*)?|/ws/(echo|classic)(/.*)?" + "|/(echo|compare|streams)\\.html|/classic(/.*)?");

    private static final Pattern PARAMETER = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES = Pattern.compile("//+");

    /** True for what belongs to an example, however the path is written. */
    static boolean isExample(String path) {
        String plain = PARAMETER.matcher(path).replaceAll("");
        return EXAMPLE.matcher(SLASHES.matcher(plain).replaceAll("/")).matches();
    }
}
