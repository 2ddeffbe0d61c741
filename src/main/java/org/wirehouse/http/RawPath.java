package org.wirehouse.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.wirehouse.text.MalformedTextException;
import org.wirehouse.text.StrictDecoder;

/** Looks at the path of a request as it was sent. */
final class RawPath {
    private RawPath() {}

    /** True if each percent sign is followed by two hexadecimal digits, and what these encode is UTF-8. */
    static boolean isWellFormed(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (i + 2 >= path.length() || digit(path, i + 1) < 0 || digit(path, i + 2) < 0) {
                return false;
            }
            bytes.write(digit(path, i + 1) * 16 + digit(path, i + 2));
            i += 2;
        }
        return isUtf8(bytes.toByteArray());
    }

    private static int digit(String path, int index) {
        return Character.digit(path.charAt(index), 16);
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
