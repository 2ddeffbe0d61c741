package org.wirehouse.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The secret that publishers send. Without one, nobody may publish. */
public final class PublishToken {
    private static final String SCHEME = "Bearer ";

    private final Supplier<Optional<String>> value;

    /** @param value asked for each request, because the token may change */
    public PublishToken(Supplier<Optional<String>> value) {
        this.value = value;
    }

    /** True if anybody may publish. */
    public boolean isSet() {
        return value.get().isPresent();
    }

    /** Compares in a time that does not depend on where the two differ. */
    boolean matches(String sent) {
        return value.get()
                .filter(token -> MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** The bearer token in the value of an {@code Authorization} header; {@code null} if there is none. */
    static @Nullable String sentIn(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }

    /** True if the value of an {@code Authorization} header brings the token. */
    boolean isShownBy(@Nullable String authorization) {
        String sent = sentIn(authorization);
        return sent != null && matches(sent);
    }
}
