package org.wirehouse.http;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may use this server: those that come from it, and those of the listed origins. A browser tells the origin of
 * a page by itself; who sends none is no browser, and may.
 *
 * @param allowed exact origins such as {@code https://app.example.com}, as {@link #normal} writes them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454, The Web Origin Concept</a>
 */
public record OriginPolicy(Set<String> allowed) {
    /** Names of hosts as browsers take them; {@link java.net.URI} knows no underscore, but many a local network does. */
    private static final Pattern ORIGIN =
            Pattern.compile("([a-z][a-z0-9+.-]*)://(\\[[0-9a-f:.]+]|[\\p{L}\\p{N}._~-]+)(?::([0-9]{1,5}))?");

    private static final Map<String, String> IMPLIED_PORTS = Map.of("http", "80", "https", "443");

    /**
     * An origin in lower case and without the port that its scheme implies.
     *
     * @throws IllegalArgumentException if it is more or less than scheme, host and port
     */
    public static String normal(String origin) {
        Matcher parts = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + origin + "' is no origin such as https://app.example.com");
        }
        String scheme = parts.group(1);
        String port = parts.group(3);
        boolean implied = port == null || port.equals(IMPLIED_PORTS.get(scheme));
        return scheme + "://" + parts.group(2) + (implied ? "" : ":" + port);
    }

    /** True if pages of this origin may read what the server answers, though it is not their own. */
    boolean isListed(@Nullable String origin) {
        return origin != null && allowed.contains(normalOrAsItIs(origin));
    }

    /**
     * True if there is no origin, it is listed, or it is where the request went.
     *
     * @param host the {@code Host} of the request; the scheme is not compared, because TLS may end before this server
     */
    boolean allows(@Nullable String origin, @Nullable String host) {
        return origin == null || isListed(origin) || isSame(origin, host);
    }

    private static boolean isSame(String origin, @Nullable String host) {
        try {
            String page = normal(origin);
            return host != null
                    && normal(page.substring(0, page.indexOf("://") + 3) + host).equals(page);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String normalOrAsItIs(String origin) {
        try {
            return normal(origin);
        } catch (IllegalArgumentException e) {
            return origin;
        }
    }
}
