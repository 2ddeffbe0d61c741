package org.wirehouse.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may use this server: those that come from it, and those of the listed origins. A browser tells the origin of
 * a page by itself; who sends none is no browser, and may.
 *
 * @param allowed exact origins such as {@code https://app.example.com}, as {@link #normal} writes them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454, The Web Origin Concept</a>
 */
public record OriginPolicy(Set<String> allowed) {
    /**
     * An origin in lower case and without the port that its scheme implies.
     *
     * @throws IllegalArgumentException if it is more or less than scheme, host and port
     */
    public static String normal(String origin) {
        URI uri = URI.create(origin);
        if (uri.getScheme() == null || uri.getHost() == null || !origin.endsWith(uri.getRawAuthority())) {
            throw new IllegalArgumentException("'" + origin + "' is no origin such as https://app.example.com");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean implied = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + (implied ? host : host + ":" + uri.getPort());
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
            URI page = URI.create(normal(origin));
            return host != null && normal(page.getScheme() + "://" + host).equals(page.toString());
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
