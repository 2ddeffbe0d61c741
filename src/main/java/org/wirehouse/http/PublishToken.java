package org.wirehouse.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The secret that publishers show; empty means that nobody may publish.
 *
 * @param value as set, or empty
 */
public record PublishToken(Optional<String> value) {
    /** Compares in a time that does not depend on where the two differ. */
    boolean matches(String shown) {
        return value.isPresent()
                && MessageDigest.isEqual(
                        value.get().getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return value.isPresent() ? "PublishToken[set]" : "PublishToken[not set]";
    }
}
