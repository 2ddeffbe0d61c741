package org.wirehouse.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which names this server answers for. In DNS rebinding a page of another site lets its own name point to this server, so
 * that a browser takes the two for one origin; only the {@code Host} of the request still tells them apart. On a loopback
 * address, which no other machine can reach, a browser on this machine could be used in this way, so there a name must be
 * known. Addresses are always accepted: they cannot be rebound.
 *
 * @param hosts names in lower case, as {@link #normal} writes them; {@value #ANY} accepts every name, an empty set every name
 *     except on loopback addresses
 * @see <a href="https://fetch.spec.whatwg.org/#dns-rebinding">DNS rebinding</a>
 */
public record HostPolicy(Set<String> hosts) {
    private static final String ANY = "*";

    private static final Pattern NAME = Pattern.compile("\\*|[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}._-]{0,252})");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(?:%[^]]*)?]");
    private static final Pattern THIS_MACHINE = Pattern.compile("(?:.+\\.)?localhost");
    private static final Pattern LOOPBACK =
            Pattern.compile("127\\..*|\\[?(?:(?:0{0,4}:){2,7}0{0,3}1|::ffff:127\\..*)(?:%.*)?]?");

    /**
     * A name as it is compared: in lower case, without a dot at its end.
     *
     * @throws IllegalArgumentException if it is no name of a host; ports are not part of it
     */
    public static String normal(String host) {
        String name = withoutDot(host.toLowerCase(Locale.ROOT));
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + host + "' is no host name such as push.example.com");
        }
        return name;
    }

    /**
     * True if a request may be answered.
     *
     * @param host the {@code Host} of the request; a request without one is not from a browser
     * @param local the address on which it arrived
     */
    boolean accepts(@Nullable String host, @Nullable String local) {
        boolean guarded = !hosts.isEmpty() || (local != null && isLoopback(local));
        if (!guarded || host == null || host.isEmpty() || hosts.contains(ANY)) {
            return true;
        }
        String name = withoutDot(withoutPort(host.toLowerCase(Locale.ROOT)));
        return hosts.contains(name)
                || THIS_MACHINE.matcher(name).matches()
                || ADDRESS.matcher(name).matches();
    }

    static boolean isLoopback(String address) {
        return LOOPBACK.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
