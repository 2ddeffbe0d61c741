package org.wirehouse.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.wirehouse.text.MalformedTextException;
import org.wirehouse.text.StrictDecoder;

/** Looks at the path and the query of a request as they were sent. */
final class RawAddress {
    private RawAddress() {}

    /** Whether it is a URI as {@link URI} has it, which takes fewer characters than a browser sends unencoded. */
    static boolean isUri(String address) {
        try {
            var unused = new URI(address);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** True if each percent sign is followed by two hexadecimal digits, and what these encode is UTF-8. */
    static boolean isUtf8(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(address.length());
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (i + 2 >= address.length() || digit(address, i + 1) < 0 || digit(address, i + 2) < 0) {
                return false;
            }
            bytes.write(digit(address, i + 1) * 16 + digit(address, i + 2));
            i += 2;
        }
        return isUtf8(bytes.toByteArray());
    }

    private static int digit(String address, int index) {
        return Character.digit(address.charAt(index), 16);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            var unused = StrictDecoder.utf8(bytes);
            return true;
        } catch (MalformedTextException e) {
            return false;
        }
    }
}
