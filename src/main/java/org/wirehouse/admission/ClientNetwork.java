package org.wirehouse.admission;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Whom an address is counted for. */
public final class ClientNetwork {
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f.]{0,15}){2,8})(?:%.*)?]?");
    private static final int PREFIX_BYTES = 8;

    private ClientNetwork() {}

    /**
     * Returns the network that an address is counted for: an IPv6 address by its /64, which is what one customer gets and can
     * choose from freely. Anything else stands for itself.
     *
     * @param address as {@code ServletRequest.getRemoteAddr} returns it; never looked up
     */
    public static String of(String address) {
        var match = IPV6.matcher(address);
        if (!match.matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(match.group(1)); // a literal, so no resolver is asked
            return parsed instanceof Inet6Address ? prefix(parsed.getAddress()) : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String prefix(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PREFIX_BYTES; i += 2) {
            text.append(Integer.toHexString(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)))
                    .append(':');
        }
        return text.append(":/64").toString();
    }
}
